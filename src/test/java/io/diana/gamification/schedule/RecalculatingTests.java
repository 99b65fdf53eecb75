package io.diana.gamification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.GameMaster;
import io.diana.gamification.Players;
import io.diana.gamification.ProgressTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of others when one member cannot be worked through. */
@ProgressTest
class RecalculatingTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Players players;

    @Autowired
    GameMaster master;

    @Autowired
    MissionRunSchedule missionRunSchedule;

    @BeforeEach
    void clearTheTable() {
        master.clearTheTable();
    }

    @AfterEach
    void heal() {
        players.execute("ALTER TABLE gamification.unlock DROP CONSTRAINT IF EXISTS nobody_can");
        master.awaitRecalculation();
    }

    @Test
    void whoeverCannotBeWorkedThroughIsLeftOut() {
        var action = master.action();
        var key = GameMaster.newKey();
        var ids = players.somebodies(5, "UTC");
        ids.forEach(id -> master.does(id, action, 1));
        var broken = ids.get(2);
        players.execute(
                "ALTER TABLE gamification.unlock ADD CONSTRAINT nobody_can CHECK (user_id <> %s)".formatted(broken));

        master.achievement(key, "actions." + action, 1);
        master.awaitRecalculation();

        assertThat(players.texts(
                        "SELECT user_id::text FROM gamification.unlock WHERE achievement = '%s' ORDER BY user_id"
                                .formatted(key)))
                .containsExactlyElementsOf(ids.stream()
                        .filter(id -> !id.equals(broken))
                        .map(Object::toString)
                        .toList());
        assertThat(master.violations()).isZero();
    }

    @Test
    void waitsWhileTheDatabaseIsOutOfOrder() {
        var action = master.action();
        var key = GameMaster.newKey();
        var id = players.somebody();
        master.does(id, action, 1);
        players.execute("ALTER TABLE gamification.recalculation RENAME TO away");

        master.achievement(key, "actions." + action, 1);
        var rounds = players.number("SELECT txid_current()");
        Awaitility.await().atMost(LIMIT).until(() -> players.number("SELECT txid_current()") > rounds + 5);
        players.execute("ALTER TABLE gamification.away RENAME TO recalculation");
        master.awaitRecalculation();

        assertThat(players.number("SELECT count(*) FROM gamification.unlock WHERE user_id = " + id))
                .isOne();
    }

    @Test
    void forgetsRunsInBatchesAndSparesTheOthers() {
        var id = players.somebody();
        master.does(id, master.action(), 1);
        players.execute("""
                INSERT INTO gamification.mission_run (user_id, period, mission, progress, expires_at)
                SELECT %s, '2020-01-01'::date + n %% 50, 'm' || n, '{1}',
                       CASE WHEN n <= 2500 THEN timestamptz '2020-03-01' ELSE '9999-01-01' END
                  FROM generate_series(1, 2501) n
                """.formatted(id));

        missionRunSchedule.forgetMissionRuns().block(LIMIT);

        assertThat(players.texts("SELECT mission FROM gamification.mission_run WHERE user_id = " + id))
                .containsExactly("m2501");
    }

    @Test
    void forgettingWaitsForTheDatabase() {
        players.execute("ALTER TABLE gamification.mission_run RENAME TO away");

        missionRunSchedule.forgetMissionRuns().block(LIMIT);

        players.execute("ALTER TABLE gamification.away RENAME TO mission_run");
    }
}
