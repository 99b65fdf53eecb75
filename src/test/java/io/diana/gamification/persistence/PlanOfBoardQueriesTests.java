package io.diana.gamification.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Board;
import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.Position;
import io.diana.testing.Explaining;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * What is asked again and again looks at few pages, among 200,000 members of whom a third share the lowest score. Each
 * connection is new, and looks at some hundred pages of the catalogue first.
 */
class PlanOfBoardQueriesTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final BoardPeriod WEEK = BoardPeriod.at(Board.WEEKLY, NOW);
    private static final BoardDatabase BOARDS = new BoardDatabase(200_000);
    private static final Explaining EXPLAINING = new Explaining(BOARDS.database);
    private static final int MAX_PAGES = 2_000;
    private static final int TINY = 2;

    @BeforeAll
    static void fill() {
        BOARDS.execute("""
                INSERT INTO gamification.standing (board, period, user_id, score, listed, until)
                SELECT board, CASE board WHEN 2 THEN date '2026-11-23' WHEN 3 THEN '2026-11-01' ELSE '1970-01-01' END,
                       id, greatest(1, id * 7919 %% 200000 - 66666) / 2 + 1, id %% 10 <> 0,
                       CASE board WHEN 4 THEN timestamptz '2026-11-24 12:00Z' + id * interval '1 second' END
                  FROM generate_series(1, 200000) id, generate_series(1, 4) board
                """.replace("%%", "%"));
        BOARDS.execute("SELECT gamification.recount(board::smallint, period) FROM (SELECT DISTINCT board, period"
                + " FROM gamification.standing) p");
        BOARDS.execute("VACUUM ANALYZE gamification.standing");
        BOARDS.execute("ANALYZE");
    }

    @AfterAll
    static void drop() {
        BOARDS.close();
    }

    @Test
    void findsTheFirstPlaces() {
        assertIsCheap(db -> PostgresBoardQuery.behind(db, WEEK, null, 101));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 30_000, 66_000})
    void findsThePlacesBehindAPosition(long score) {
        assertIsCheap(db -> PostgresBoardQuery.behind(db, WEEK, new Position(score, new UserId(90_000)), 101));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 90_000, 199_999, 200_001})
    void findsWhatIsAroundAMember(long member) {
        assertIsCheap(db -> PostgresBoardQuery.around(db, WEEK, new UserId(member), 101));
    }

    @Test
    void findsOwnRanks() {
        var periods = Arrays.stream(Board.values())
                .map(board -> BoardPeriod.at(board, NOW))
                .toList();

        assertIsCheap(db -> PostgresBoardQuery.of(db, new UserId(7), periods));
    }

    @Test
    void writesFewPages() {
        assertIsCheap(db -> db.sql("SELECT gamification.rank('{7}', '{5}', '{3}', '{2026-12-01Z}', '2026-11-24Z')"));
        assertIsCheap(db -> db.sql("SELECT gamification.set_listed('{8}', '{f}')"));
        assertIsCheap(db -> db.sql("SELECT gamification.settle_streaks('2026-11-24 12:00:09Z', 10)"));
    }

    private static void assertIsCheap(Function<DatabaseClient, GenericExecuteSpec> statement) {
        var plan = EXPLAINING.of(statement);

        assertThat(plan.tablesRead(TINY)).isEmpty();
        assertThat(plan.pages()).as(plan.toString()).isLessThan(MAX_PAGES);
    }
}
