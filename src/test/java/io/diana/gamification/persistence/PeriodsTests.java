package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.BoardDatabase.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.gamification.application.Boards.Cut;
import io.diana.gamification.domain.Board;
import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.Place;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** How weeks and months begin, end and stay. */
class PeriodsTests {

    private static final Instant SUNDAY = Instant.parse("2026-11-29T23:59:59.999999Z");
    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
    private static final BoardPeriod WEEK = BoardPeriod.at(Board.WEEKLY, SUNDAY);
    private static final BoardPeriod NEXT_WEEK = BoardPeriod.at(Board.WEEKLY, MONDAY);
    private static final BoardPeriod MONTH = BoardPeriod.at(Board.MONTHLY, SUNDAY);
    private static final BoardPeriod NEXT_MONTH = BoardPeriod.at(Board.MONTHLY, DECEMBER);

    private final BoardDatabase database = new BoardDatabase(20);
    private final PostgresBoards boards = new PostgresBoards(database.db);
    private final PostgresBoardQuery query = new PostgresBoardQuery(database.db);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void beginAtMidnightInUtc() {
        database.earn(1, 5, SUNDAY);
        database.earn(1, 7, MONDAY);
        database.earn(1, 9, DECEMBER);

        assertThat(score(WEEK)).isEqualTo(5);
        assertThat(score(NEXT_WEEK)).isEqualTo(16);
        assertThat(score(MONTH)).isEqualTo(12);
        assertThat(score(NEXT_MONTH)).isEqualTo(9);
        assertThat(score(BoardPeriod.at(Board.ALL_TIME, SUNDAY))).isEqualTo(21);
    }

    @Test
    void closeOnceWhenTheyHaveEnded() {
        database.earn(1, 5, SUNDAY);

        assertThat(close(MONDAY.minusNanos(1_000))).isZero();
        assertThat(close(MONDAY)).isEqualTo(1);
        assertThat(close(MONDAY)).isZero();
        assertThat(close(DECEMBER)).isEqualTo(1);
    }

    @Test
    void whatComesLateCountsForWhatIsOpen() {
        database.earn(1, 5, SUNDAY);
        close(DECEMBER);
        database.earn(1, 7, SUNDAY);

        assertThat(score(WEEK)).isEqualTo(5);
        assertThat(score(NEXT_WEEK)).isEqualTo(7);
        assertThat(score(MONTH)).isEqualTo(5);
        assertThat(score(NEXT_MONTH)).isEqualTo(7);
        assertThat(database.wrongCounts()).isZero();
    }

    @Test
    void whatComesInTimeCountsBeforeTheyClose() {
        database.earn(1, 5, SUNDAY);
        database.earn(1, 5, MONDAY);
        database.earn(1, 7, SUNDAY);

        assertThat(score(WEEK)).isEqualTo(12);
        assertThat(score(NEXT_WEEK)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE gamification.standing SET score = score + 1 WHERE board = 2",
                "UPDATE gamification.standing SET listed = false WHERE board = 3",
                "DELETE FROM gamification.standing WHERE board = 2",
                "INSERT INTO gamification.standing (board, period, user_id, score, listed) VALUES (2, '2026-11-23', 2, 1, true)",
                "UPDATE gamification.board_period SET closed_at = NULL",
                "UPDATE gamification.board_period SET closed_at = closed_at + interval '1 day'",
                "DELETE FROM gamification.board_period"
            })
    void neverChangeOnceTheyAreClosed(String change) {
        database.earn(1, 5, SUNDAY);
        close(DECEMBER);

        assertThatThrownBy(() -> database.execute(change))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("a closed period");
    }

    @Test
    void stayAsTheyWereWhoeverHidesLater() {
        database.earn(1, 5, SUNDAY);
        database.earn(2, 5, SUNDAY);
        close(DECEMBER);
        database.earn(1, 5, DECEMBER);
        ListRow.write(database.db, List.of(new ListRow(1, false))).block(LIMIT);

        assertThat(places(WEEK)).hasSize(2);
        assertThat(places(NEXT_WEEK)).isEmpty();
        assertThat(database.wrongCounts()).isZero();
    }

    @Test
    void keepTheirFirstPlacesForGood() {
        for (var member = 1; member <= 9; member++) {
            database.earn(member, member / 2, SUNDAY);
        }
        close(MONDAY);
        var before = places(WEEK);

        assertThat(cut(MONDAY.minusSeconds(1), 2)).isFalse();
        assertThat(cut(MONDAY, 2)).isTrue();
        assertThat(database.texts(
                        "SELECT coalesce(cut_at::text, 'not yet') FROM gamification.board_period WHERE board = 2"))
                .containsExactly("not yet");
        cut(MONDAY, 2);
        cut(MONDAY, 2);
        assertThat(cut(MONDAY, 2)).isFalse();

        assertThat(places(WEEK)).isEqualTo(before.subList(0, 4));
        assertThat(before.get(4).score()).isLessThan(before.get(3).score());
        assertThat(query.around(WEEK, new UserId(1), 3).block(LIMIT))
                .satisfies(
                        found -> assertThat(Objects.requireNonNull(found).me()).isNull());
        assertThat(database.wrongCounts()).isZero();
    }

    @Test
    void aShortPeriodIsKeptWhole() {
        database.earn(1, 5, SUNDAY);
        close(DECEMBER);
        boards.cut(new Cut(DECEMBER, 1_000, 5), DECEMBER.plusSeconds(60)).block(LIMIT);

        assertThat(places(WEEK)).hasSize(1);
        assertThat(database.texts("SELECT cut_below::text FROM gamification.board_period WHERE cut_at IS NOT NULL"))
                .containsExactly("0");
    }

    @Test
    void rowsOfDaysEndWhenTheyLapse() {
        database.streak(1, 3, SUNDAY);
        database.streak(2, 4, MONDAY);
        database.streak(3, 5, null);

        assertThat(boards.settle(SUNDAY, 10).block(LIMIT)).isZero();
        assertThat(boards.settle(MONDAY, 10).block(LIMIT)).isEqualTo(1);
        assertThat(boards.settle(DECEMBER, 10).block(LIMIT)).isEqualTo(1);

        assertThat(places(BoardPeriod.at(Board.STREAK, SUNDAY))).containsExactly(new Place(1, new UserId(3), 5));
        assertThat(database.wrongCounts()).isZero();
    }

    @Test
    void rowsOfDaysEndInBatches() {
        for (var member = 1; member <= 5; member++) {
            database.streak(member, 3, SUNDAY);
        }

        assertThat(boards.settle(MONDAY, 3).block(LIMIT)).isEqualTo(3);
        assertThat(boards.settle(MONDAY, 3).block(LIMIT)).isEqualTo(2);
    }

    @Test
    void hiddenRowsOfDaysEndAsWell() {
        database.streak(1, 3, SUNDAY);
        ListRow.write(database.db, List.of(new ListRow(1, false))).block(LIMIT);

        assertThat(boards.settle(MONDAY, 3).block(LIMIT)).isEqualTo(1);
        assertThat(database.wrongCounts()).isZero();
    }

    @Test
    void whoHasLeftIsNeverShownAgain() {
        database.earn(1, 5, SUNDAY);
        database.execute("UPDATE gamification.account SET closed_at = opened_at, time_zone = NULL WHERE user_id = 1");
        ListRow.write(database.db, List.of(new ListRow(1, false))).block(LIMIT);
        ListRow.write(database.db, List.of(new ListRow(1, true))).block(LIMIT);

        assertThat(places(WEEK)).isEmpty();
    }

    @Test
    void newStandingsOfTheHiddenAreHidden() {
        ListRow.write(database.db, List.of(new ListRow(1, false))).block(LIMIT);
        database.earn(1, 5, SUNDAY);
        assertThat(places(WEEK)).isEmpty();

        ListRow.write(database.db, List.of(new ListRow(1, true))).block(LIMIT);
        assertThat(places(WEEK)).containsExactly(new Place(1, new UserId(1), 5));
    }

    @Test
    void countsThatAreWrongAreFoundAndMadeAnew() {
        database.earn(1, 5, SUNDAY);
        database.earn(2, 70, SUNDAY);
        database.execute("UPDATE gamification.rank_node SET members = 2 WHERE board = 2 AND level = 1");
        database.execute("DELETE FROM gamification.rank_node WHERE board = 1 AND level = 0 AND slot = 5");
        database.execute("INSERT INTO gamification.rank_node VALUES (9, '2026-11-01', 1, 0, 3, 0)");
        assertThat(database.wrongCounts()).isEqualTo(3);

        database.execute("SELECT gamification.recount(board::smallint, period) FROM (SELECT DISTINCT board, period"
                + " FROM gamification.standing) p");
        assertThat(database.wrongCounts()).isZero();
    }

    private int close(Instant endedBy) {
        return Objects.requireNonNull(
                boards.close(endedBy, endedBy.plusSeconds(60)).block(LIMIT));
    }

    private boolean cut(Instant endedBy, int limit) {
        return Objects.requireNonNull(
                boards.cut(new Cut(endedBy, 3, limit), DECEMBER).block(LIMIT));
    }

    private long score(BoardPeriod period) {
        return Objects.requireNonNull(query.of(new UserId(1), List.of(period)).block(LIMIT))
                .getFirst()
                .score();
    }

    private List<Place> places(BoardPeriod period) {
        return Objects.requireNonNull(query.behind(period, null, 100).block(LIMIT));
    }
}
