package io.diana.gamification.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.gamification.domain.Achievement.Tier;
import io.diana.gamification.domain.MissionClaim.Claimed;
import io.diana.gamification.domain.MissionRun;
import io.diana.gamification.domain.Progress;
import io.diana.gamification.domain.Unlock;
import io.diana.gamification.persistence.KeptProgressJson.RunRow;
import io.diana.gamification.persistence.KeptProgressJson.UnlockRow;
import io.diana.testing.TestDatabase;
import io.diana.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** What Java writes and reads, and what the tables refuse. */
class ProgressSqlTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final DatabaseClient DB = DATABASE.client();
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong IDS = new AtomicLong(100);

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123456Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");
    private static final Instant END_OF_WEEK = Instant.parse("2026-11-30T00:00:00Z");

    UserId ada = new UserId(1);
    UserId bob = new UserId(2);

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/gamification")
                .schemas("gamification")
                .load()
                .migrate();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void openAccounts() {
        ada = opened();
        bob = opened();
    }

    @Test
    void nothingIsToldOfWhoeverReachedNothing() {
        assertThat(text("SELECT gamification.progress_of(%s, ARRAY[date '2026-11-25'])::text".formatted(ada)))
                .isEqualTo("{}");
        assertThat(progressOf(ada, WEDNESDAY)).isEqualTo(Progress.NONE);
    }

    @Test
    void whatIsKeptIsToldOnThatDay() {
        var daily = run("talk", WEDNESDAY, MIDNIGHT, 1, 0);
        var weekly = completed(run("week", MONDAY, END_OF_WEEK, Long.MAX_VALUE));
        var event = run("party", MissionRun.ONLY, null, 7);

        var written = keep(Map.of(
                ada,
                reached(List.of(unlock("talker", 1), unlock("talker", 2), unlock("giver", 1)), daily, weekly),
                bob,
                reached(List.of(), event)));

        assertThat(written).as("rows, one of them of what was completed").isEqualTo(7);
        assertThat(progressOf(ada, WEDNESDAY))
                .isEqualTo(new Progress(Map.of("talker", 2, "giver", 1), runs(daily, weekly), Set.of("week")));
        assertThat(progressOf(bob, WEDNESDAY)).isEqualTo(new Progress(Map.of(), runs(event), Set.of()));
    }

    @Test
    void unlocksAreKeptAsTheyWere() {
        keep(Map.of(ada, reached(List.of(new Unlock("talker", 3, Tier.GOLD, 1_000, "Master", NOW)))));

        assertThat(text("SELECT to_jsonb(u)::text FROM gamification.unlock u WHERE user_id = %s".formatted(ada)))
                .isEqualTo(
                        "{\"at\": \"2026-11-25T12:00:00.123456+00:00\", \"step\": 3, \"tier\": \"GOLD\", \"title\": \"Master\", "
                                + "\"points\": 1000, \"user_id\": %s, \"achievement\": \"talker\"}".formatted(ada));
    }

    @Test
    void runsOfOtherDaysAreNotTold() {
        var sunday = MONDAY.plusDays(6);
        var weekly = run("week", MONDAY, END_OF_WEEK, 1);
        var ofSunday = run("talk", sunday, END_OF_WEEK, 2);
        keep(Map.of(ada, reached(List.of(), run("talk", WEDNESDAY, MIDNIGHT, 1), weekly, ofSunday)));

        assertThat(progressOf(ada, sunday).runs()).isEqualTo(runs(weekly, ofSunday));
        assertThat(progressOf(ada, sunday.plusDays(1)).runs()).isEmpty();
        assertThat(progressOf(ada, MONDAY).runs()).isEqualTo(runs(weekly));
    }

    @Test
    void whatIsDoneOnceIsOnlyNamedWhenItIsDone() {
        keep(Map.of(ada, reached(List.of(), completed(run("first", MissionRun.ONLY, null, 1)))));

        assertThat(progressOf(ada, WEDNESDAY)).isEqualTo(new Progress(Map.of(), Map.of(), Set.of("first")));
    }

    @Test
    void aRunThatGoesOnReplacesWhatWasKept() {
        keep(Map.of(ada, reached(List.of(), run("talk", WEDNESDAY, MIDNIGHT, 1))));
        var longer = completed(run("talk", WEDNESDAY, END_OF_WEEK, 2, 3));
        keep(Map.of(ada, reached(List.of(), longer)));

        assertThat(progressOf(ada, WEDNESDAY)).isEqualTo(new Progress(Map.of(), runs(longer), Set.of("talk")));
    }

    @Test
    void theFirstTimeAMissionWasDoneStaysKnown() {
        var again = new MissionRun(
                new MissionRun.Id("talk", WEDNESDAY.plusDays(1)),
                List.of(1L),
                NOW.plus(Duration.ofDays(1)),
                null,
                END_OF_WEEK);
        keep(Map.of(ada, reached(List.of(), completed(run("talk", WEDNESDAY, MIDNIGHT, 1)))));
        keep(Map.of(ada, reached(List.of(), again)));

        assertThat(count("SELECT count(*) FROM gamification.mission_done WHERE user_id = %s AND first_at = '%s'"
                        .formatted(ada, NOW)))
                .isOne();
    }

    @Test
    void aStepThatWasUnlockedIsNotUnlockedAgain() {
        keep(Map.of(ada, reached(List.of(unlock("talker", 1)))));

        assertThatThrownBy(() -> keep(Map.of(ada, reached(List.of(unlock("talker", 1))))))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> execute("UPDATE gamification.unlock SET points = 1"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("stays reached");
    }

    @Test
    void aCompletedRunIsOnlyClaimed() {
        var completed = completed(run("talk", WEDNESDAY, MIDNIGHT, 2));
        keep(Map.of(ada, reached(List.of(), completed)));
        var later = new MissionRun(completed.id(), List.of(2L), NOW.plusSeconds(1), null, MIDNIGHT);

        assertRefused(run("talk", WEDNESDAY, MIDNIGHT, 2));
        assertRefused(completed(run("talk", WEDNESDAY, MIDNIGHT, 1)));
        assertRefused(completed(run("talk", WEDNESDAY, END_OF_WEEK, 2)));
        assertRefused(later);
        assertRefused(completed);
        var claimed = ((Claimed) completed.claim(NOW.plusSeconds(9))).run();
        keep(Map.of(ada, reached(List.of(), claimed)));

        assertThat(progressOf(ada, WEDNESDAY).runs()).isEqualTo(runs(claimed));
    }

    @Test
    void aClaimedRunStaysAsItIs() {
        var claimed = ((Claimed) completed(run("talk", WEDNESDAY, MIDNIGHT, 2)).claim(NOW)).run();
        keep(Map.of(ada, reached(List.of(), claimed)));

        assertRefused(claimed);
        assertThat(progressOf(ada, WEDNESDAY).runs()).isEqualTo(runs(claimed));
    }

    @Test
    void nothingIsKeptWhereNothingChanged() {
        assertThat(keep(Map.of())).isZero();
        assertThat(count("SELECT gamification.keep_progress('{}')::bigint")).isZero();
        assertThat(count("SELECT count(gamification.keep_progress(NULL))")).isOne();
    }

    @Test
    void runsOfSeveralDaysAreTold() {
        var sunday = run("talk", MONDAY.minusDays(1), MIDNIGHT, 1);
        var lastWeek = run("week", MONDAY.minusDays(7), MIDNIGHT, 1);
        var monday = run("talk", MONDAY, MIDNIGHT, 2);
        var week = run("week", MONDAY, END_OF_WEEK, 2);
        keep(Map.of(ada, reached(List.of(), sunday, lastWeek, monday, week)));

        assertThat(text(
                        "SELECT json_array_length(gamification.progress_of(%s, ARRAY[date '2026-11-23', '2026-11-22', NULL]) -> 'runs')::text"
                                .formatted(ada)))
                .isEqualTo("4");
    }

    @Test
    void runsThatNobodyClaimedAreForgottenOldestFirst() {
        var before = NOW.minus(Duration.ofDays(3_650));
        var claimed = ((Claimed)
                        completed(run("a", day(1), before.minusSeconds(9), 1)).claim(before))
                .run();
        keep(Map.of(
                ada,
                reached(
                        List.of(),
                        claimed,
                        completed(run("b", day(1), before.minusSeconds(5), 1)),
                        run("c", day(1), before.minusSeconds(1), 1),
                        run("d", day(1), before, 1),
                        run("e", day(1), null, 1))));
        var runs = new PostgresMissionRuns(DB);

        assertThat(runs.forget(before, 1).block()).isEqualTo(1);
        assertThat(missions()).containsExactly("a", "c", "d", "e");
        assertThat(runs.forget(before, 10).block()).isEqualTo(1);
        assertThat(missions()).containsExactly("a", "d", "e");
        assertThat(runs.forget(before, 10).block()).isZero();
        assertThat(progressOf(ada, WEDNESDAY).done()).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0, 'GOLD', 1",
                "1, 'gold', 1",
                "1, 'GOLD', -1",
            })
    void theTableRefusesUnlocksThatCannotBe(String values) {
        assertThatThrownBy(
                        () -> execute("INSERT INTO gamification.unlock (user_id, achievement, step, tier, points, at) "
                                + "VALUES (%s, 'x', %s, '2026-01-01')".formatted(ada, values)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'1969-12-31', '{1}', NULL, NULL",
                "'2026-01-01', '{}', NULL, NULL",
                "'2026-01-01', '{-1}', NULL, NULL",
                "'2026-01-01', '{1,NULL}', NULL, NULL",
                "'2026-01-01', '{{1},{2}}', NULL, NULL",
                "'2026-01-01', '{1}', NULL, '2026-01-01'",
                "'2026-01-01', '{1}', '2026-01-02', '2026-01-01'"
            })
    void theTableRefusesRunsThatCannotBe(String values) {
        assertThatThrownBy(() -> execute("INSERT INTO gamification.mission_run (user_id, mission, period, progress, "
                        + "completed_at, claimed_at) VALUES (%s, 'x', %s)".formatted(ada, values)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void assertRefused(MissionRun run) {
        assertThatThrownBy(() -> keep(Map.of(ada, reached(List.of(), run))))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("stays reached");
    }

    private static long keep(Map<UserId, Reached> reached) {
        return DB.sql("SELECT gamification.keep_progress(CAST(:changes AS jsonb))")
                .bind("changes", JSON.writeValueAsString(rows(reached)))
                .mapValue(Integer.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static KeptProgressJson rows(Map<UserId, Reached> reached) {
        return new KeptProgressJson(
                reached.entrySet().stream()
                        .flatMap(it -> it.getValue().unlocked().stream().map(one -> UnlockRow.of(it.getKey(), one)))
                        .toList(),
                reached.entrySet().stream()
                        .flatMap(it -> it.getValue().runs().stream().map(one -> RunRow.of(it.getKey(), one, null)))
                        .toList());
    }

    /** What one member has reached. */
    private record Reached(List<Unlock> unlocked, List<MissionRun> runs) {}

    private static Progress progressOf(UserId member, LocalDate day) {
        return DB.sql("SELECT CAST(gamification.progress_of(:member, ARRAY[:day]) AS text)")
                .bind("member", member.value())
                .bind("day", day)
                .mapValue(String.class)
                .one()
                .map(text -> JSON.readValue(text, ProgressJson.class).toProgress())
                .blockOptional()
                .orElseThrow();
    }

    private static UserId opened() {
        var id = new UserId(IDS.incrementAndGet());
        execute("INSERT INTO gamification.account (user_id, time_zone, opened_at) VALUES (%s, 'UTC', '2026-01-01')"
                .formatted(id));
        return id;
    }

    private List<String> missions() {
        return DB.sql("SELECT mission FROM gamification.mission_run WHERE user_id = %s ORDER BY mission".formatted(ada))
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Reached reached(List<Unlock> unlocked, MissionRun... runs) {
        return new Reached(unlocked, List.of(runs));
    }

    private static Unlock unlock(String achievement, int step) {
        return new Unlock(achievement, step, List.of(Tier.values()).get(step - 1), 10, null, NOW);
    }

    private static MissionRun run(String mission, LocalDate period, @Nullable Instant expiresAt, long... progress) {
        return new MissionRun(
                new MissionRun.Id(mission, period),
                LongStream.of(progress).boxed().toList(),
                null,
                null,
                expiresAt);
    }

    private static MissionRun completed(MissionRun run) {
        return new MissionRun(run.id(), run.progress(), NOW, null, run.expiresAt());
    }

    private static Map<MissionRun.Id, MissionRun> runs(MissionRun... runs) {
        return Arrays.stream(runs).collect(Collectors.toMap(MissionRun::id, it -> it));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2016, 1, day);
    }

    private static void execute(String sql) {
        DB.sql(sql).then().block();
    }

    private static String text(String sql) {
        return DB.sql(sql).mapValue(String.class).one().blockOptional().orElseThrow();
    }

    private static long count(String sql) {
        return DB.sql(sql).mapValue(Long.class).one().blockOptional().orElseThrow();
    }
}
