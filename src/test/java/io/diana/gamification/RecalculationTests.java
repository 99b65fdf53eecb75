package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.DianaApplication;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import io.diana.vip.MovableTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;

/** Rules that change while members are on their way. */
@ProgressTest
class RecalculationTests {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int MEMBERS = 2_000;

    @Autowired
    Players players;

    @Autowired
    GameMaster master;

    UserId ada = Players.newId();
    String action = "";
    String key = "";

    @BeforeEach
    void setUp() {
        master.clearTheTable();
        ada = players.somebody();
        action = master.action();
        key = GameMaster.newKey();
    }

    @AfterEach
    void nothingIsWrong() {
        master.awaitRecalculation();
        assertThat(master.violations()).isZero();
    }

    @Test
    void aLowerThresholdIsReachedByThoseWhoGotThatFar() {
        var bob = players.somebody();
        master.achievement(key, "actions." + action, 5);
        master.does(ada, action, 4);
        master.does(bob, action, 2);

        master.achievement(key, "actions." + action, 3);
        master.awaitRecalculation();

        assertThat(unlocks(ada)).isOne();
        assertThat(master.paid(ada, "achievement")).isEqualTo(30);
        assertThat(players.eventsOf(ada))
                .filteredOn(AchievementUnlocked.class::isInstance)
                .hasSize(1);
        assertThat(unlocks(bob)).isZero();
    }

    @Test
    void aHigherThresholdTakesNothingBack() {
        master.achievement(key, "actions." + action, 2);
        master.does(ada, action, 3);
        assertThat(master.paid(ada, "achievement")).isEqualTo(20);

        master.achievement(key, "actions." + action, 5);
        master.awaitRecalculation();
        master.does(ada, action, 4);

        assertThat(unlocks(ada)).isOne();
        assertThat(master.paid(ada, "achievement")).isEqualTo(20);
    }

    @Test
    void aMissionThatIsDoneOnceIsCompletedByWhatWasDoneBefore() {
        master.does(ada, action, 3);

        master.mission(key, "once", "actions." + action, 3, "");
        master.awaitRecalculation();

        assertThat(master.claimed(ada, key)).isInstanceOf(Booked.class);
    }

    @Test
    void aChangeBeginsAnewWithTheFirstMember() {
        master.achievement(key, "actions." + action, 9);
        master.does(ada, action, 3);
        master.awaitRecalculation();
        master.achievement(key, "actions." + action, 8);
        master.achievement(key, "actions." + action, 3);
        master.awaitRecalculation();

        assertThat(unlocks(ada)).isOne();
        assertThat(players.texts(
                        "SELECT version || ' ' || (done_at >= started_at) FROM gamification.recalculation WHERE key = '%s'"
                                .formatted(key)))
                .containsExactly("3 true");
    }

    @Test
    void whatADatabaseBeginsWithNeedsNone() {
        assertThat(players.number("""
                        SELECT count(*) FROM gamification.recalculation
                         WHERE key IN ('first-steps', 'welcome') AND done_at IS NOT NULL
                        """)).isEqualTo(2);
    }

    private long unlocks(UserId id) {
        return unlocks(players, id);
    }

    private static long unlocks(Players players, UserId id) {
        return players.number("SELECT count(*) FROM gamification.unlock WHERE user_id = " + id);
    }

    @Test
    void aNewAchievementIsUnlockedByAllWhoHaveReachedItWhileNodesComeAndGo() {
        try (var database = TestDatabase.fresh()) {
            var one = node(database);
            var there = one.getBean(Players.class);
            var rules = one.getBean(GameMaster.class);
            rules.clearTheTable();
            rules.awaitRecalculation();
            var done = rules.action();
            var ids = there.somebodies(MEMBERS, "UTC");
            Flux.fromIterable(ids)
                    .flatMap(id -> there.booking(Players.action(id, done)), 64)
                    .blockLast(LIMIT);
            there.execute(slow());

            rules.achievement(key, "actions." + done, 1);
            awaitUnlocks(there, 100);
            one.close();
            assertStoppedInTheMiddle(database);
            try (var other = node(database);
                    var another = node(database)) {
                var back = another.getBean(Players.class);
                other.getBean(GameMaster.class).awaitRecalculation();

                assertThat(back.number("SELECT count(*) FROM gamification.unlock"))
                        .isEqualTo(MEMBERS);
                assertThat(back.number("SELECT sum(amount) FROM gamification.entry WHERE source = 'achievement'"))
                        .isEqualTo(10L * MEMBERS);
                assertThat(back.number("SELECT count(*) FROM outbox.event WHERE type LIKE '%.AchievementUnlocked'"))
                        .isEqualTo(MEMBERS);
                assertThat(another.getBean(GameMaster.class).violations()).isZero();
            }
        }
    }

    /** Takes a moment for each batch. */
    private static String slow() {
        return """
                CREATE FUNCTION gamification.dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_sleep(0.1); RETURN NULL; END $$;
                CREATE TRIGGER dawdling AFTER UPDATE ON gamification.recalculation
                    FOR EACH STATEMENT EXECUTE FUNCTION gamification.dawdle();
                """;
    }

    private static void awaitUnlocks(Players players, long count) {
        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> players.number("SELECT count(*) FROM gamification.unlock") >= count);
    }

    private static void assertStoppedInTheMiddle(TestDatabase database) {
        var unlocked = database.client()
                .sql("SELECT count(*) FROM gamification.unlock")
                .mapValue(Long.class)
                .one()
                .block(LIMIT);
        assertThat(unlocked).isBetween(100L, MEMBERS - 1L);
    }

    private static ConfigurableApplicationContext node(TestDatabase database) {
        return new SpringApplicationBuilder(DianaApplication.class)
                .sources(MovableTime.class, Players.class, GameMaster.class)
                .run(Stream.of("server.port=0", "management.server.port=0", "spring.r2dbc.url=" + database.url())
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }
}
