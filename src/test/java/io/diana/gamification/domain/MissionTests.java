package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.ADA;
import static io.diana.gamification.domain.Game.END_OF_WEEK;
import static io.diana.gamification.domain.Game.MIDNIGHT;
import static io.diana.gamification.domain.Game.NOW;
import static io.diana.gamification.domain.Game.WEDNESDAY;
import static io.diana.gamification.domain.Game.achievement;
import static io.diana.gamification.domain.Game.behind;
import static io.diana.gamification.domain.Game.between;
import static io.diana.gamification.domain.Game.counters;
import static io.diana.gamification.domain.Game.forLevel;
import static io.diana.gamification.domain.Game.forVip;
import static io.diana.gamification.domain.Game.inactive;
import static io.diana.gamification.domain.Game.mission;
import static io.diana.gamification.domain.Game.rises;
import static io.diana.gamification.domain.Game.situation;
import static io.diana.gamification.domain.Game.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Mission.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissionTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Instant NEXT_WEEK = NOW.plus(Duration.ofDays(7));
    private static final Mission TALK = mission(Kind.DAILY, "talk", rises("actions.talk", 3), rises("gifts", 1));

    @Test
    void aDailyMissionCountsWhatIsDoneOnItsDay() {
        var first = talked(Progress.NONE, 40, 41, today(TALK));
        var second = talked(first.progress(), 41, 42, today(TALK));

        assertThat(first.changed()).isEqualTo(runs(run("talk", WEDNESDAY, MIDNIGHT, 1, 0)));
        assertThat(second.changed()).isEqualTo(runs(run("talk", WEDNESDAY, MIDNIGHT, 2, 0)));
        assertThat(second.completed()).isEmpty();
        assertThat(second.changesSomething()).isTrue();
    }

    @Test
    void nothingCountsBeyondWhatIsRequired() {
        var progress = talked(Progress.NONE, 0, 5, today(TALK));

        assertThat(progress.changed()).isEqualTo(runs(run("talk", WEDNESDAY, MIDNIGHT, 3, 0)));
        assertThat(talked(progress.progress(), 5, Long.MAX_VALUE, today(TALK)).changed())
                .isEmpty();
    }

    @Test
    void aMissionIsCompletedWhenAllObjectivesAreMet() {
        var begun = talked(Progress.NONE, 0, 5, today(TALK));
        var advance =
                begun.progress().advance(begun.counters(), begun.counters().plus("gifts", 1), today(TALK));

        var completed = completed(run("talk", WEDNESDAY, MIDNIGHT, 3, 1), NOW);
        assertThat(advance.completed()).containsExactly(completed);
        assertThat(advance.changed()).isEqualTo(runs(completed));
        assertThat(advance.progress().runs()).isEqualTo(runs(completed));
        assertThat(advance.progress().done()).containsExactly("talk");
        assertThat(advance.counters()).isEqualTo(counters("actions.talk", 5, "gifts", 1, "missions", 1));
    }

    @Test
    void aRunIsCompletedOnce() {
        var done = Progress.NONE.advance(Counters.NONE, counters("actions.talk", 3, "gifts", 1), today(TALK));
        var again = done.progress().advance(done.counters(), counters("actions.talk", 9, "gifts", 9), today(TALK));

        assertThat(again.changesSomething()).isFalse();
        assertThat(again.progress()).isEqualTo(done.progress());
        assertThat(again.counters()).isEqualTo(counters("actions.talk", 9, "gifts", 9));
    }

    @Test
    void aDailyMissionBeginsAnewOnAnotherDay() {
        var done = Progress.NONE.advance(Counters.NONE, counters("actions.talk", 3, "gifts", 1), today(TALK));
        var tomorrow = talked(done.progress(), 3, 4, Game.at(TOMORROW, TALK));

        assertThat(tomorrow.changed())
                .isEqualTo(runs(run("talk", WEDNESDAY.plusDays(1), MIDNIGHT.plus(Duration.ofDays(1)), 1, 0)));
    }

    @Test
    void ofManyDailyMissionsThreeAreDone() {
        var five = dailies(5);

        var advance = Progress.NONE.advance(Counters.NONE, counters("actions", 1), today(five));

        assertThat(keys(advance)).isEqualTo(new DailyChoice(ADA, WEDNESDAY).among(List.of(five), Set.of()));
        assertThat(keys(advance)).hasSize(3);
    }

    @Test
    void aRunThatBeganKeepsItsPlaceWhateverBecomesOfTheDefinitions() {
        var five = dailies(5);
        var chosen = new DailyChoice(ADA, WEDNESDAY).among(List.of(five), Set.of());
        var begun = Stream.of(five)
                .filter(it -> !chosen.contains(it.key()))
                .findFirst()
                .orElseThrow();
        var progress = new Progress(Map.of(), runs(run(begun.key(), WEDNESDAY, MIDNIGHT, 1)), Set.of());

        var goesOn = progress.advance(Counters.NONE, counters("actions", 1), today(five));
        var withoutIt = progress.advance(
                Counters.NONE,
                counters("actions", 1),
                today(Stream.of(five)
                        .map(it -> it.equals(begun) ? inactive(it) : it)
                        .toArray(Mission[]::new)));

        assertThat(keys(goesOn)).hasSize(3).contains(begun.key());
        assertThat(keys(withoutIt)).hasSize(2).doesNotContain(begun.key());
    }

    @Test
    void onAMondayTheRunsOfTheWeekTakeNoPlaceOfTheDay() {
        var monday = NOW.minus(Duration.ofDays(2));
        var weekly = mission(Kind.WEEKLY, "week", rises("actions", 9));
        var all = Stream.concat(Stream.of(weekly), Stream.of(dailies(3))).toArray(Mission[]::new);
        var first = new Progress(
                Map.of(), runs(run("week", MONDAY, END_OF_WEEK, 1), run("gone", MONDAY, END_OF_WEEK, 1)), Set.of());

        var advance = first.advance(Counters.NONE, counters("actions", 1), Game.at(monday, all));

        assertThat(keys(advance)).containsExactlyInAnyOrder("daily-0", "daily-1", "daily-2", "week");
    }

    @Test
    void yesterdaysRunsTakeNoPlaceOfToday() {
        var yesterday = WEDNESDAY.minusDays(1);
        var first = new Progress(
                Map.of(),
                runs(run("daily-0", yesterday, MIDNIGHT, 1), run("daily-4", yesterday, MIDNIGHT, 1)),
                Set.of());

        assertThat(keys(first.advance(Counters.NONE, counters("actions", 1), today(dailies(5)))))
                .isEqualTo(new DailyChoice(ADA, WEDNESDAY).among(List.of(dailies(5)), Set.of()));
    }

    @Test
    void aWeeklyMissionCountsFromMonday() {
        var weekly = mission(Kind.WEEKLY, "week", rises("actions", 3));
        var wednesday = acted(Progress.NONE, 0, 1, today(weekly));
        var sunday = acted(wednesday.progress(), 1, 2, Game.at(END_OF_WEEK.minusSeconds(1), weekly));
        var next = acted(sunday.progress(), 2, 3, Game.at(END_OF_WEEK, weekly));

        assertThat(sunday.changed()).isEqualTo(runs(run("week", MONDAY, END_OF_WEEK, 2)));
        assertThat(next.changed())
                .isEqualTo(runs(run("week", MONDAY.plusDays(7), END_OF_WEEK.plus(Duration.ofDays(7)), 1)));
    }

    @Test
    void allWeeklyMissionsAreThereAtOnce() {
        var five = IntStream.range(0, 5)
                .mapToObj(i -> mission(Kind.WEEKLY, "week-" + i, rises("actions", 2)))
                .toArray(Mission[]::new);

        assertThat(keys(acted(Progress.NONE, 0, 1, today(five)))).hasSize(5);
    }

    @Test
    void whatIsDoneOnceCountsAllThatWasEverDone() {
        var once = mission(Kind.ONCE, "hundred", rises("actions", 100));
        var almost = acted(Progress.NONE, 98, 99, today(once));
        var done = acted(almost.progress(), 99, 100, today(once));
        var again = acted(done.progress(), 100, 101, today(once));

        assertThat(almost.changesSomething()).isFalse();
        assertThat(done.completed()).containsExactly(completed(run("hundred", MissionRun.ONLY, null, 100), NOW));
        assertThat(again.changesSomething()).isFalse();
    }

    @Test
    void whatWasDoneOnceIsNotDoneAgainWhenItsRunIsNotAtHand() {
        var once = mission(Kind.ONCE, "hundred", rises("actions", 100));
        var event = between(mission(Kind.EVENT, "party", rises("actions", 1)), NOW, TOMORROW);
        var before = new Progress(Map.of(), Map.of(), Set.of("hundred", "party"));

        assertThat(acted(before, 100, 101, today(once, event)).changesSomething())
                .isFalse();
    }

    @Test
    void aMissionThatIsDoneOnceFromNowOnForgetsWhatItCountedBefore() {
        var once = mission(Kind.ONCE, "party", rises("actions", 3));
        var before = new Progress(Map.of(), runs(run("party", MissionRun.ONLY, TOMORROW, 2)), Set.of());

        assertThat(acted(before, 1, 2, today(once)).completed()).isEmpty();
        assertThat(acted(before, 2, 3, today(once)).completed())
                .containsExactly(completed(run("party", MissionRun.ONLY, null, 3), NOW));
    }

    @Test
    void anEventCountsFromItsStartToItsEnd() {
        var event = between(mission(Kind.EVENT, "party", rises("actions", 9)), NOW, NEXT_WEEK);

        assertThat(acted(Progress.NONE, 5, 6, Game.at(NOW.minusNanos(1), event)).changed())
                .isEmpty();
        assertThat(acted(Progress.NONE, 5, 6, Game.at(NEXT_WEEK, event)).changed())
                .isEmpty();
        var first = acted(Progress.NONE, 5, 6, today(event));
        var second = acted(first.progress(), 6, 8, Game.at(NEXT_WEEK.minusNanos(1), event));
        assertThat(second.changed()).isEqualTo(runs(run("party", MissionRun.ONLY, NEXT_WEEK, 3)));
    }

    @Test
    void aDailyMissionEndsWithItsDefinition() {
        var short1 = between(mission(Kind.DAILY, "day", rises("actions", 9)), null, NOW.plusSeconds(60));
        var short2 = between(mission(Kind.WEEKLY, "week", rises("actions", 9)), null, NOW.plusSeconds(60));
        var long1 = between(mission(Kind.DAILY, "long", rises("actions", 9)), null, NEXT_WEEK);

        assertThat(acted(Progress.NONE, 0, 1, today(short1, short2, long1)).changed())
                .isEqualTo(runs(
                        run("day", WEDNESDAY, NOW.plusSeconds(60), 1),
                        run("week", MONDAY, NOW.plusSeconds(60), 1),
                        run("long", WEDNESDAY, MIDNIGHT, 1)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMissionIsForWhoeverReachedItsLevel(Kind kind) {
        var catalogue = Game.of(forLevel(running(kind, "x"), 5));

        assertThat(acted(Progress.NONE, 0, 1, situation(NOW, 4, false, catalogue))
                        .changed())
                .isEmpty();
        assertThat(acted(Progress.NONE, 0, 1, situation(NOW, 5, false, catalogue))
                        .completed())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMissionForVipMembersIsForThemOnly(Kind kind) {
        var catalogue = Game.of(forVip(running(kind, "x")));

        assertThat(acted(Progress.NONE, 0, 1, situation(NOW, 1, false, catalogue))
                        .changed())
                .isEmpty();
        assertThat(acted(Progress.NONE, 0, 1, situation(NOW, 1, true, catalogue))
                        .completed())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMissionThatIsInactiveIsNotDone(Kind kind) {
        var situation = today(inactive(running(kind, "x")));

        assertThat(acted(Progress.NONE, 0, 1, situation).changed()).isEmpty();
        assertThat(Progress.NONE.catchUp(counters("actions", 1), situation).changed())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMissionWaitsForThoseItRequires(Kind kind) {
        var situation = today(behind(running(kind, "x"), "first", "second"));
        var one = new Progress(Map.of(), Map.of(), Set.of("first"));
        var both = new Progress(Map.of(), Map.of(), Set.of("first", "second", "third"));

        assertThat(acted(one, 0, 1, situation).changed()).isEmpty();
        assertThat(acted(both, 0, 1, situation).completed()).hasSize(1);
    }

    @Test
    void aLevelReachedAdmitsToWhatIsDoneOnce() {
        var catalogue = Game.of(forLevel(running(Kind.ONCE, "once"), 5), forLevel(running(Kind.WEEKLY, "week"), 5));
        var before = counters("actions", 7, "level", 4);

        var advance = Progress.NONE.advance(before, before.with("level", 5), situation(NOW, 5, false, catalogue));

        assertThat(keys(advance)).containsExactly("once");
    }

    @Test
    void becomingVipAdmitsToWhatIsDoneOnce() {
        var catalogue = Game.of(forVip(running(Kind.ONCE, "once")), running(Kind.ONCE, "other"));
        var before = counters("actions", 7);

        var advance = Progress.NONE.advance(before, before.with("vip", 1), situation(NOW, 1, true, catalogue));

        assertThat(keys(advance)).containsExactly("once");
    }

    @Test
    void whatIsDoneOnceFollowsAtOnceOnWhatItRequires() {
        var situation = today(
                mission(Kind.DAILY, "z", rises("actions", 1)),
                behind(mission(Kind.ONCE, "y", rises("gifts", 1)), "z"),
                behind(mission(Kind.ONCE, "x", rises("gifts", 2)), "y"),
                behind(mission(Kind.ONCE, "w", rises("gifts", 3)), "x"));
        var before = counters("gifts", 2);

        var advance = Progress.NONE.advance(before, before.plus("actions", 1), situation);

        assertThat(advance.completed()).extracting(it -> it.id().mission()).containsExactly("x", "y", "z");
        assertThat(advance.counters().of("missions")).isEqualTo(3);
    }

    @Test
    void whatFollowsAndCountsMissionsIsCompletedOnce() {
        var situation = today(
                mission(Kind.DAILY, "first", rises("actions", 1)),
                behind(mission(Kind.ONCE, "second", rises("missions", 1)), "first"));

        var advance = acted(Progress.NONE, 0, 1, situation);

        assertThat(advance.completed()).extracting(it -> it.id().mission()).containsExactly("first", "second");
        assertThat(advance.counters().of("missions")).isEqualTo(2);
    }

    @Test
    void whatIsOpenedByAMissionCountsFromTheNextTimeOn() {
        var situation = today(
                mission(Kind.DAILY, "first", rises("actions", 1)),
                behind(mission(Kind.WEEKLY, "second", rises("actions", 1), rises("missions", 1)), "first"));
        var first = acted(Progress.NONE, 0, 1, situation);
        var second = first.progress().advance(first.counters(), first.counters().plus("actions", 1), situation);

        assertThat(keys(first)).containsExactly("first");
        assertThat(second.changed()).isEqualTo(runs(run("second", MONDAY, END_OF_WEEK, 1, 0)));
    }

    @Test
    void missionsCountMissions() {
        var situation = today(
                mission(Kind.DAILY, "a", rises("actions", 1)),
                mission(Kind.DAILY, "b", rises("actions", 1)),
                mission(Kind.WEEKLY, "two", rises("missions", 2)),
                mission(Kind.EVENT, "four", rises("missions", 4)),
                mission(Kind.ONCE, "three", rises("missions", 3)),
                achievement("doer", "missions", 4, 5));

        var advance = acted(Progress.NONE, 0, 1, situation);

        assertThat(advance.completed())
                .extracting(it -> it.id().mission())
                .containsExactly("a", "b", "four", "three", "two");
        assertThat(advance.counters().of("missions")).isEqualTo(5);
        assertThat(advance.unlocked()).extracting(Unlock::step).containsExactly(1, 2);
    }

    @Test
    void aCounterThatFallsTakesNothingAway() {
        var situation = today(TALK);
        var begun = talked(Progress.NONE, 0, 2, situation);

        var advance = begun.progress()
                .advance(counters("actions.talk", 9), counters("actions.talk", 8, "gifts", 1), situation);

        assertThat(advance.changed()).isEqualTo(runs(run("talk", WEDNESDAY, MIDNIGHT, 2, 1)));
    }

    @Test
    void catchingUpCompletesWhatHasBecomeEasier() {
        var begun = talked(Progress.NONE, 0, 2, today(TALK));
        var easier = mission(Kind.DAILY, "talk", rises("actions.talk", 1));
        var harder = mission(Kind.DAILY, "talk", rises("actions.talk", 5), rises("gifts", 1), rises("actions", 1));
        var once = mission(Kind.ONCE, "new", rises("actions.talk", 2));

        var advance = begun.progress().catchUp(begun.counters(), today(easier, once));

        assertThat(advance.completed())
                .containsExactly(
                        completed(run("new", MissionRun.ONLY, null, 2), NOW),
                        completed(run("talk", WEDNESDAY, MIDNIGHT, 1), NOW));
        assertThat(advance.counters().of("missions")).isEqualTo(2);
        assertThat(begun.progress().catchUp(begun.counters(), today(harder)).changed())
                .isEqualTo(runs(run("talk", WEDNESDAY, MIDNIGHT, 2, 0, 0)));
    }

    @Test
    void catchingUpFollowsAnEventThatEndsLater() {
        var event = between(mission(Kind.EVENT, "party", rises("actions", 9)), NOW, TOMORROW);
        var begun = acted(Progress.NONE, 0, 1, today(event));

        assertThat(begun.progress().catchUp(begun.counters(), today(event)).changesSomething())
                .isFalse();
        assertThat(begun.progress()
                        .catchUp(begun.counters(), today(between(event, NOW, NEXT_WEEK)))
                        .changed())
                .isEqualTo(runs(run("party", MissionRun.ONLY, NEXT_WEEK, 1)));
    }

    @Test
    void severalAdvancesAreKeptAsOne() {
        var talker = achievement("talker", "actions.talk", 1, 2);
        var first = talked(Progress.NONE, 0, 1, today(TALK, talker));
        var second = first.progress()
                .advance(first.counters(), counters("actions.talk", 3, "gifts", 1), today(TALK, talker));

        var both = first.then(second);

        assertThat(both.progress()).isEqualTo(second.progress());
        assertThat(both.counters()).isEqualTo(second.counters());
        assertThat(both.unlocked()).extracting(Unlock::step).containsExactly(1, 2);
        assertThat(both.completed()).isEqualTo(second.completed()).hasSize(1);
        assertThat(both.changed()).isEqualTo(second.changed());
        assertThat(second.then(first).completed()).hasSize(1);
    }

    /** Offered now, whatever its kind, and completed by one action. */
    private static Mission running(Kind kind, String key) {
        return mission(kind, key, rises("actions", 1));
    }

    private static Mission[] dailies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> mission(Kind.DAILY, "daily-" + i, rises("actions", 9)))
                .toArray(Mission[]::new);
    }

    private static Advance talked(Progress progress, long before, long after, Situation situation) {
        return progress.advance(counters("actions.talk", before), counters("actions.talk", after), situation);
    }

    private static Advance acted(Progress progress, long before, long after, Situation situation) {
        return progress.advance(counters("actions", before), counters("actions", after), situation);
    }

    private static Set<String> keys(Advance advance) {
        return Set.copyOf(
                advance.changed().keySet().stream().map(MissionRun.Id::mission).toList());
    }

    private static MissionRun run(String mission, LocalDate period, @Nullable Instant expiresAt, long... progress) {
        return new MissionRun(
                new MissionRun.Id(mission, period),
                Arrays.stream(progress).boxed().toList(),
                null,
                null,
                expiresAt);
    }

    private static MissionRun completed(MissionRun run, Instant at) {
        return new MissionRun(run.id(), run.progress(), at, null, run.expiresAt());
    }

    private static Map<MissionRun.Id, MissionRun> runs(MissionRun... runs) {
        return Stream.of(runs).collect(Collectors.toMap(MissionRun::id, it -> it));
    }
}
