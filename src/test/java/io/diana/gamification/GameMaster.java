package io.diana.gamification;

import io.diana.gamification.application.ClaimMission;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes the rules that tests are about, past the application, so that they go by no other rules. */
public final class GameMaster {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final AtomicLong KEYS = new AtomicLong();

    private final Players players;
    private final ClaimMission claimMission;

    GameMaster(Players players, ClaimMission claimMission) {
        this.players = players;
        this.claimMission = claimMission;
    }

    /** Takes out of force all missions and achievements there are; nobody acts too often any more. */
    public void clearTheTable() {
        players.execute("""
                WITH c AS (
                    UPDATE gamification.catalogue SET version = version + 1
                ), r AS (
                    UPDATE gamification.definition
                       SET body = jsonb_set(jsonb_set(body, '{abuse,velocity,actions}', '1000000'), '{abuse,perDay}', '1000000000'),
                           version = version + 1
                     WHERE kind = 'rules'
                )
                UPDATE gamification.definition
                   SET active = false, version = version + 1
                 WHERE kind IN ('achievement', 'mission')
                   AND active
                """);
    }

    /** A key that nothing has. */
    public static String newKey() {
        return "k" + KEYS.incrementAndGet();
    }

    /** Something to do that is worth a point. */
    public String action() {
        var key = newKey();
        define("action-type", key, """
                {"points": 1, "limits": [], "requiredContext": [], "factors": {}, "multiplied": false}""");
        return key;
    }

    /** An achievement whose first steps are reached at these values and pay ten times as many points. */
    public void achievement(String key, String counter, int... at) {
        var tiers = new String[] {"BRONZE", "SILVER", "GOLD"};
        var steps = new StringBuilder();
        for (var i = 0; i < at.length; i++) {
            steps.append("%s{\"tier\": \"%s\", \"at\": %d, \"points\": %d, \"title\": \"%s\"}"
                    .formatted(i == 0 ? "" : ", ", tiers[i], at[i], 10 * at[i], key + " " + i));
        }
        define(
                "achievement",
                key,
                "{\"name\": \"A\", \"secret\": false, \"counter\": \"%s\", \"requires\": [], \"steps\": [%s]}"
                        .formatted(counter, steps));
    }

    /** A mission of 100 points to do something a few times; more can be said of it. */
    public void mission(String key, String kind, String counter, int required, String more) {
        define("mission", key, """
                        {"name": "M", "kind": "%s", "objectives": [{"counter": "%s", "required": %d}], "points": 100,
                         "vipOnly": false, "requires": []%s}""".formatted(kind.toUpperCase(Locale.ROOT), counter, required, more));
    }

    /** Makes a definition, or another version of it. */
    public void define(String kind, String key, String body) {
        players.execute("""
                WITH c AS (
                    UPDATE gamification.catalogue SET version = version + 1
                )
                INSERT INTO gamification.definition AS d (kind, key, version, body, active, changed_at)
                VALUES ('%s', '%s', 1, '%s'::jsonb, true, now())
                    ON CONFLICT (kind, key) DO UPDATE SET version = d.version + 1, body = excluded.body, active = true
                """.formatted(kind, key, body));
    }

    /** Somebody does something a few times. */
    public void does(UserId id, String action, int times) {
        for (var i = 0; i < times; i++) {
            if (!(players.booked(Players.action(id, action)) instanceof Booked)) {
                throw new AssertionError(action);
            }
        }
    }

    /** Somebody claims a reward. */
    public Mono<Booking> claiming(UserId id, String mission, @Nullable String key) {
        return claimMission.by(id, mission, key);
    }

    /** What comes of it. */
    public Booking claimed(UserId id, String mission) {
        return claiming(id, mission, null).blockOptional(LIMIT).orElseThrow();
    }

    /** Waits until members were worked through after all changes. */
    public void awaitRecalculation() {
        Awaitility.await().atMost(LIMIT).until(() -> players.number("""
                SELECT count(*) FROM gamification.definition d LEFT JOIN gamification.recalculation r USING (kind, key)
                 WHERE d.kind IN ('achievement', 'mission') AND (d.version IS DISTINCT FROM r.version OR r.done_at IS NULL)
                """) == 0);
    }

    /** How many points somebody was paid for missions or achievements. */
    public long paid(UserId id, String source) {
        return players.number(
                "SELECT coalesce(sum(amount), 0) FROM gamification.entry WHERE user_id = %s AND source = '%s'"
                        .formatted(id, source));
    }

    /** How many things are wrong with what is kept: of everybody there is. */
    public long violations() {
        return players.number("""
                SELECT (SELECT count(*) FROM gamification.account a
                         WHERE a.balance <> coalesce((SELECT sum(e.amount) FROM gamification.entry e WHERE e.user_id = a.user_id), 0)
                            OR a.entries <> (SELECT count(*) FROM gamification.entry e WHERE e.user_id = a.user_id))
                     + (SELECT count(*) FROM gamification.account a
                         WHERE coalesce((SELECT sum(u.points) FROM gamification.unlock u WHERE u.user_id = a.user_id), 0)
                            <> coalesce((SELECT sum(e.amount) FROM gamification.entry e
                                          WHERE e.user_id = a.user_id AND e.source = 'achievement'), 0))
                     + (SELECT count(*) FROM gamification.mission_run r
                         WHERE r.claimed_at IS NOT NULL
                           AND NOT EXISTS (SELECT FROM gamification.entry e
                                            WHERE e.user_id = r.user_id AND e.no = r.claimed_no AND e.source = 'mission'))
                     + (SELECT count(*) - count(DISTINCT (user_id, claimed_no)) FROM gamification.mission_run
                         WHERE claimed_no IS NOT NULL)
                     + (SELECT count(*) FROM gamification.entry e
                         WHERE e.source = 'mission'
                           AND NOT EXISTS (SELECT FROM gamification.mission_run r
                                            WHERE r.user_id = e.user_id AND r.claimed_no = e.no))
                """);
    }
}
