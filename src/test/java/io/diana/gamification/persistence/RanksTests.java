package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.BoardDatabase.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Board;
import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.OwnRank;
import io.diana.gamification.domain.Place;
import io.diana.gamification.domain.Position;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What boards say, held against sorting everybody by hand. */
class RanksTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final BoardPeriod WEEK = BoardPeriod.at(Board.WEEKLY, NOW);
    private static final int MEMBERS = 120;
    private static final long LARGEST = (1L << 54) - 1;

    private final BoardDatabase boards = new BoardDatabase(MEMBERS);
    private final PostgresBoardQuery query = new PostgresBoardQuery(boards.db);
    private final Map<Long, Long> scores = new HashMap<>();
    private final Set<Long> hidden = new HashSet<>();

    @AfterEach
    void drop() {
        boards.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areThoseOfANaiveSort(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 8; round++) {
            earn(random);
            hide(random);
            assertThat(boards.wrongCounts()).isZero();
            assertThat(paged(1 + random.nextInt(30))).isEqualTo(sorted());
            assertOwnRanks();
            assertSurroundings(1 + random.nextInt(20));
        }
    }

    private void earn(Random random) {
        var points = new HashMap<Long, Long>();
        for (var n = random.nextInt(60); n > 0; n--) {
            points.put(1 + random.nextLong(MEMBERS), gain(random));
        }
        points.forEach((member, gained) -> scores.merge(member, gained, Long::sum));
        BoardDatabase.earning(boards.db, points, NOW).block(LIMIT);
    }

    /** Few different ones, so that there are ties; many digits; none. */
    private static long gain(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextLong(3);
            case 2 -> 64L << (6 * random.nextInt(5));
            default -> random.nextLong(LARGEST >> random.nextInt(7, 50));
        };
    }

    private void hide(Random random) {
        var showings = LongStream.rangeClosed(1, MEMBERS)
                .filter(_ -> random.nextInt(15) == 0)
                .mapToObj(id -> new ListRow(id, random.nextBoolean()))
                .toList();
        showings.forEach(showing -> {
            if (showing.listed()) {
                hidden.remove(showing.user_id());
            } else {
                hidden.add(showing.user_id());
            }
        });
        ListRow.write(boards.db, showings).block(LIMIT);
    }

    private List<Place> sorted() {
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && !hidden.contains(entry.getKey()))
                .map(entry -> new Place(rankOf(entry.getValue()), new UserId(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingLong(Place::score).reversed().thenComparing(Place::userId))
                .toList();
    }

    private long rankOf(long score) {
        return 1
                + scores.entrySet().stream()
                        .filter(entry -> entry.getValue() > score && !hidden.contains(entry.getKey()))
                        .count();
    }

    private List<Place> paged(int limit) {
        var all = new ArrayList<Place>();
        for (var page = page(null, limit); !page.isEmpty(); page = page(Position.of(all.getLast()), limit)) {
            all.addAll(page);
        }
        return all;
    }

    private List<Place> page(@org.jspecify.annotations.Nullable Position position, int limit) {
        return Objects.requireNonNull(query.behind(WEEK, position, limit).block(LIMIT));
    }

    private void assertOwnRanks() {
        var periods = List.of(WEEK, BoardPeriod.at(Board.MONTHLY, NOW), BoardPeriod.at(Board.ALL_TIME, NOW));
        var of = sorted().size();
        LongStream.rangeClosed(1, MEMBERS).forEach(id -> {
            var score = scores.getOrDefault(id, 0L);
            assertThat(query.of(new UserId(id), periods).block(LIMIT))
                    .isEqualTo(periods.stream()
                            .map(period -> new OwnRank(period, rankOf(score), score, of))
                            .toList());
        });
        assertThat(query.count(WEEK).block(LIMIT)).isEqualTo(of);
    }

    private void assertSurroundings(int limit) {
        var all = sorted();
        LongStream.rangeClosed(1, MEMBERS).forEach(id -> {
            var score = scores.getOrDefault(id, 0L);
            var above = (int) all.stream()
                    .filter(place -> place.score() > score
                            || (place.score() == score && place.userId().value() < id))
                    .count();
            var found = Objects.requireNonNull(
                    query.around(WEEK, new UserId(id), limit).block(LIMIT));
            assertThat(found.me()).isEqualTo(new Place(rankOf(score), new UserId(id), score));
            assertThat(found.above().reversed()).isEqualTo(all.subList(Math.max(0, above - limit), above));
            assertThat(found.below()).isEqualTo(all.subList(above, Math.min(all.size(), above + limit)));
        });
    }

    @Test
    void shareAPlaceWhereScoresAreEqualAndSkipTheNext() {
        boards.earn(1, 10, NOW);
        boards.earn(2, 64, NOW);
        boards.earn(3, 64, NOW);
        boards.earn(4, 4_096, NOW);

        assertThat(page(null, 10)).extracting(Place::rank).containsExactly(1L, 2L, 2L, 4L);
        assertThat(page(new Position(64, new UserId(2)), 10))
                .extracting(Place::rank)
                .containsExactly(2L, 4L);
    }

    @Test
    void goUpToTheLargestScore() {
        boards.earn(1, LARGEST, NOW);
        boards.earn(2, LARGEST - 1, NOW);

        assertThat(page(null, 10)).extracting(Place::rank).containsExactly(1L, 2L);
    }

    @Test
    void ofAStreakFollowWhatIsSet() {
        boards.streak(1, 3, NOW.plusSeconds(60));
        boards.streak(2, 5, null);
        boards.streak(1, 7, NOW.plusSeconds(90));
        boards.streak(2, 1, NOW.plusSeconds(30));

        assertThat(query.behind(BoardPeriod.at(Board.STREAK, NOW), null, 10).block(LIMIT))
                .containsExactly(new Place(1, new UserId(1), 7), new Place(2, new UserId(2), 1));
        assertThat(boards.wrongCounts()).isZero();
    }

    @Test
    void aStreakThatStaysAsItWasIsNotWritten() {
        boards.streak(1, 3, NOW);
        var written = boards.texts("SELECT xmin::text FROM gamification.standing");
        boards.streak(1, 3, NOW);

        assertThat(boards.texts("SELECT xmin::text FROM gamification.standing")).isEqualTo(written);
    }

    @Test
    void whoHasNoAccountHasNoStanding() {
        boards.earn(MEMBERS + 1, 5, NOW);

        assertThat(boards.texts("SELECT user_id::text FROM gamification.standing"))
                .isEmpty();
    }
}
