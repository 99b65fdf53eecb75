package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.application.BookOrders;
import io.diana.gamification.domain.ActionOrder;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.GiftOrder;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** What happens when many want the same at once, and when one of them fails or leaves. */
@GamificationTest
class LedgerRaceTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Players players;

    @Autowired
    BookOrders bookOrders;

    @Autowired
    TestDatabase database;

    @Test
    void overlappingBatchesOfNewMembersAllEnd() {
        var ids = players.somebodies(120, "UTC");
        var random = new Random(7);

        var done = Flux.range(0, 24)
                .map(_ -> {
                    var some = new ArrayList<>(ids);
                    Collections.shuffle(some, random);
                    return some.subList(0, 60).stream().map(id -> reaction(id)).toList();
                })
                .flatMap(batch -> bookOrders.all(batch), 6)
                .flatMapIterable(bookings -> bookings)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(done).hasSize(24 * 60).allMatch(Booked.class::isInstance);
        ids.forEach(this::assertIsWhole);
    }

    @Test
    void ofManyFirstActionsAtOnceEachFindsAWelcomedAccount() {
        var ids = players.somebodies(30, "UTC");

        Flux.fromIterable(ids)
                .repeat(7)
                .flatMap(id -> players.booking(reaction(id)), 64)
                .blockLast(LIMIT);

        ids.forEach(id -> {
            assertIsWhole(id);
            assertThat(players.texts(
                            "SELECT CAST(no AS text) FROM gamification.entry WHERE source = 'welcome' AND user_id = "
                                    + id))
                    .containsExactly("1");
            assertThat(players.number("SELECT balance FROM gamification.account WHERE user_id = " + id))
                    .isEqualTo(10 + 8 * 5);
        });
    }

    @Test
    void unlocksMilestonesAndLevelsArePaidAndSaidOnce() {
        var id = players.somebody();
        players.booked(reaction(id));
        players.execute("""
                UPDATE gamification.account
                   SET actions = 24, streak_days = 6, streak_longest = 6, streak_day = streak_day - 1,
                       streak_next = streak_next - interval '1 day', streak_spare = streak_spare - interval '1 day'
                 WHERE user_id = %s""".formatted(id));

        Flux.range(0, 8)
                .flatMap(_ -> players.booking(Players.action(id, "challenge_completed")), 8)
                .blockLast(LIMIT);

        assertIsWhole(id);
        assertThat(players.texts(
                        "SELECT reason FROM gamification.entry WHERE kind = 'bonus' AND user_id = %s ORDER BY 1"
                                .formatted(id)))
                .containsExactly("7 days in a row", "Welcome", "first-steps bronze");
        assertThat(players.eventsOf(id).stream().filter(LevelReached.class::isInstance))
                .hasSize(1);
        assertThat(players.eventsOf(id).stream().filter(AchievementUnlocked.class::isInstance))
                .hasSize(1);
        assertThat(players.eventsOf(id).stream().filter(StreakMilestoneReached.class::isInstance))
                .hasSize(1);
    }

    @Test
    void ofTwentyWhoClaimTheGiftAtOnceOneGetsIt() {
        var id = players.somebody();

        var bookings = Flux.range(0, 20)
                .flatMap(_ -> players.booking(new GiftOrder(id, "key:bot", null)), 20)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(bookings.stream().filter(Booked.class::isInstance)).hasSize(1);
        assertIsWhole(id);
    }

    @Test
    void oneOrderThatFailsDoesNotFailTheOthers() throws Exception {
        var ids = ofOneLane(players.somebodies(60, "UTC"));
        var broken = ids.get(7);
        players.execute("""
                CREATE FUNCTION gamification.fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'on purpose'; END $$""");
        players.execute("""
                CREATE TRIGGER failing BEFORE INSERT ON gamification.entry FOR EACH ROW WHEN (NEW.user_id = %s)
                EXECUTE FUNCTION gamification.fail_on_purpose()""".formatted(broken));
        try {
            var answers = whileLocked(
                    ids.getFirst(),
                    () -> ids.stream()
                            .map(id -> players.booking(reaction(id)).toFuture())
                            .toList());

            for (var i = 0; i < ids.size(); i++) {
                var answer = answers.get(i);
                if (ids.get(i).equals(broken)) {
                    assertThat(answer)
                            .failsWithin(LIMIT)
                            .withThrowableOfType(ExecutionException.class)
                            .withStackTraceContaining("on purpose");
                } else {
                    assertThat(answer).succeedsWithin(LIMIT).isInstanceOf(Booked.class);
                }
            }
        } finally {
            players.execute("DROP TRIGGER failing ON gamification.entry");
            players.execute("DROP FUNCTION gamification.fail_on_purpose()");
        }
        assertThat(players.booked(reaction(broken))).isInstanceOf(Booked.class);
        ids.forEach(id -> {
            assertIsWhole(id);
            assertThat(players.number("SELECT entries FROM gamification.account WHERE user_id = " + id))
                    .isEqualTo(2);
        });
    }

    @Test
    void whoLeavesBeforeTheOrderHasBegunIsNotBooked() throws Exception {
        var ids = ofOneLane(players.somebodies(6, "UTC"));

        var answers = whileLocked(ids.getFirst(), () -> {
            var waiting = players.booking(reaction(ids.get(0))).toFuture();
            players.booking(reaction(ids.get(1))).subscribe().dispose();
            return List.of(waiting, players.booking(reaction(ids.get(2))).toFuture());
        });

        assertThat(answers).allSatisfy(it -> assertThat(it).succeedsWithin(LIMIT));
        assertThat(players.number("SELECT count(*) FROM gamification.entry WHERE user_id = " + ids.get(1)))
                .isZero();
    }

    /** An order of the first is begun and waits for somebody else who is at the account; the others come meanwhile. */
    private List<CompletableFuture<Booking>> whileLocked(
            UserId first, Supplier<List<CompletableFuture<Booking>>> orders) throws Exception {
        var spare = new UserId(first.value() + 100_000_000L * 2);
        players.execute("INSERT INTO gamification.account (user_id, time_zone, opened_at) VALUES (%s, 'UTC', now())"
                .formatted(spare));
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM gamification.account WHERE user_id = %s FOR UPDATE".formatted(spare));
            var begun = players.booking(reaction(spare)).toFuture();
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> players.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            var answers = orders.get();
            connection.rollback();
            assertThat(begun).succeedsWithin(LIMIT);
            return answers;
        }
    }

    private static List<UserId> ofOneLane(List<UserId> ids) {
        return ids.stream()
                .filter(id -> id.value() % 2 == ids.getFirst().value() % 2)
                .toList();
    }

    private static ActionOrder reaction(UserId id) {
        return Players.action(id, "reaction");
    }

    private void assertIsWhole(UserId id) {
        assertThat(players.texts("""
                        SELECT concat_ws(' ', a.balance = sum(e.amount), a.entries = count(*), a.entries = max(e.no))
                          FROM gamification.account a JOIN gamification.entry e USING (user_id)
                         WHERE user_id = %s GROUP BY a.user_id""".formatted(id))).containsExactly("t t t");
    }
}
