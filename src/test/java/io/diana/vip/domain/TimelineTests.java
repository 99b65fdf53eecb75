package io.diana.vip.domain;

import static io.diana.vip.domain.Given.grant;
import static io.diana.vip.domain.Given.revoked;
import static io.diana.vip.domain.Given.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.vip.domain.Happening.Expired;
import io.diana.vip.domain.Happening.Expiring;
import io.diana.vip.domain.SecondBySecond.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTests {

    private static final int HORIZON = 400;
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aGrantBeginsWhenItIsGiven() {
        assertThat(ends(grant(1, "gold", 10, "PT5S"))).containsExactly("10-15");
    }

    @Test
    void aGrantOfAPlanThatIsHeldExtendsItFromItsEnd() {
        assertThat(ends(grant(1, "gold", 0, "PT10S"), grant(2, "gold", 4, "PT10S")))
                .containsExactly("0-10", "10-20");
    }

    @Test
    void aGrantAfterTheEndBeginsAnew() {
        assertThat(ends(grant(1, "gold", 0, "PT10S"), grant(2, "gold", 10, "PT5S"), grant(3, "gold", 30, "PT5S")))
                .containsExactly("0-10", "10-15", "30-35");
    }

    @Test
    void grantsOfDifferentPlansOverlap() {
        assertThat(ends(grant(1, "gold", 0, "PT10S"), grant(2, "silver", 4, "PT10S")))
                .containsExactly("0-10", "4-14");
    }

    @Test
    void takingAGrantAwayCostsExactlyItsOwnDays() {
        assertThat(ends(revoked(grant(1, "gold", 0, "PT10S"), 4), grant(2, "gold", 2, "PT10S")))
                .containsExactly("0-4", "4-14");
        assertThat(ends(
                        grant(1, "gold", 0, "PT10S"),
                        revoked(grant(2, "gold", 2, "PT10S"), 4),
                        grant(3, "gold", 3, "PT10S")))
                .containsExactly("0-10", "10-10", "10-20");
    }

    @Test
    void takingAGrantAwayThatIsOverChangesNothing() {
        assertThat(ends(revoked(grant(1, "gold", 0, "PT10S"), 30), grant(2, "gold", 2, "PT10S")))
                .containsExactly("0-10", "10-20");
    }

    @Test
    void aGrantBehindOneForLifeBeginsAtOnce() {
        assertThat(ends(grant(1, "gold", 0, null), grant(2, "gold", 5, "PT10S")))
                .containsExactly("0-never", "5-15");
    }

    @Test
    void theOrderOfTheListDoesNotMatter() {
        var first = grant(1, "gold", 0, "PT10S");
        var second = grant(2, "gold", 4, "PT10S");

        assertThat(Timeline.of(List.of(second, first)).windows())
                .isEqualTo(Timeline.of(List.of(first, second)).windows());
    }

    /** 300 random histories, each compared at each of 400 seconds with the rules told second by second. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followsTheRulesInEveryHistory(long base) {
        for (var seed = base * 1_000; seed < base * 1_000 + 100; seed++) {
            var deeds = deeds(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
            var plain = SecondBySecond.through(deeds, HORIZON);
            var timeline = Timeline.of(grants(deeds));
            for (var second = 0; second < HORIZON; second++) {
                var holding = timeline.at(second(second));
                assertThat(running(timeline, second))
                        .as("seed %d, second %d", seed, second)
                        .isEqualTo(plain.at(second));
                assertThat(holding.isActive()).isEqualTo(!plain.at(second).isEmpty());
                assertUntil(holding, plain.endAfter(second), "seed %d, second %d".formatted(seed, second));
            }
        }
    }

    @Test
    void remindsSevenDaysAndOneDayBeforeTheEndAndTellsOfTheEnd() {
        var timeline = Timeline.of(List.of(grant(1, "gold", 0, "P30D")));
        var end = second(0).plus(Duration.ofDays(30));

        assertThat(timeline.between(second(0), end)).containsExactly(new Expired("gold", end));
        var week = new Expiring("gold", end, 7, end.minus(DAY.multipliedBy(7)));
        var day = new Expiring("gold", end, 1, end.minus(DAY));
        assertThat(timeline.between(second(0), day.at().minusSeconds(1))).containsExactly(week);
        assertThat(timeline.between(week.at(), end.minusSeconds(1))).containsExactly(day);
        assertThat(timeline.between(second(0), day.at())).as("caught up").containsExactly(day);
        assertThat(timeline.between(end, end.plus(DAY))).isEmpty();
    }

    @Test
    void remindsNobodyBeforeTheyHoldWhatEnds() {
        var end = second(0).plus(DAY.multipliedBy(3));

        assertThat(Timeline.of(List.of(grant(1, "gold", 0, "P3D"))).between(second(0), end.minusSeconds(1)))
                .containsExactly(new Expiring("gold", end, 1, end.minus(DAY)));
        assertThat(Timeline.of(List.of(grant(1, "gold", 0, "PT5S"))).between(second(0), second(4)))
                .isEmpty();
    }

    @Test
    void anExtensionMovesRemindersAndEnd() {
        var once = grant(1, "gold", 0, "P10D");
        var twice = Timeline.of(List.of(once, grant(2, "gold", 60, "P10D")));
        var end = second(0).plus(DAY.multipliedBy(20));

        assertThat(twice.next(second(60))).isEqualTo(end.minus(DAY.multipliedBy(7)));
        assertThat(twice.between(second(60), end)).containsExactly(new Expired("gold", end));
    }

    @Test
    void tellsOfSeveralPlansInTheOrderInWhichTheyEnd() {
        var timeline = Timeline.of(List.of(grant(1, "gold", 0, "PT20S"), grant(2, "silver", 0, "PT10S")));

        assertThat(timeline.between(second(0), second(60)))
                .containsExactly(new Expired("silver", second(10)), new Expired("gold", second(20)));
        assertThat(timeline.next(second(10))).isEqualTo(second(20));
        assertThat(timeline.next(second(20))).isNull();
    }

    @Test
    void nothingHappensToWhatIsForLife() {
        assertThat(Timeline.of(List.of(grant(1, "gold", 0, null))).next(second(0)))
                .isNull();
    }

    private static void assertUntil(Holding holding, @Nullable Integer end, String what) {
        if (!holding.isActive()) {
            assertThat(holding.until()).as(what).isNull();
        } else if (end != null) {
            assertThat(holding.until()).as(what).isEqualTo(second(end));
        } else if (holding.until() != null) {
            assertThat(holding.until()).as(what).isAfterOrEqualTo(second(HORIZON));
        }
    }

    private static Map<String, Set<Integer>> running(Timeline timeline, int second) {
        var running = new HashMap<String, Set<Integer>>();
        timeline.windows().stream()
                .filter(window -> window.holdsAt(second(second)))
                .map(Window::grant)
                .forEach(grant -> running.computeIfAbsent(grant.plan(), _ -> new HashSet<>())
                        .add((int) grant.id().getLeastSignificantBits()));
        return running;
    }

    private static List<Deed> deeds(RandomGenerator random) {
        var deeds = new ArrayList<Deed>();
        var second = 0;
        for (var number = 1; number <= 15; number++) {
            second += random.nextInt(20);
            var plan = random.nextInt(3) == 0 ? "silver" : "gold";
            var seconds = random.nextInt(20) == 0 ? null : (Integer) (1 + random.nextInt(25));
            deeds.add(new Deed(second, number, plan, seconds, false));
            if (random.nextInt(3) == 0) {
                second += random.nextInt(15);
                var victim = 1 + random.nextInt(number);
                if (deeds.stream().noneMatch(deed -> deed.isRevocation() && deed.grant() == victim)) {
                    deeds.add(new Deed(second, victim, "", null, true));
                }
            }
        }
        return deeds;
    }

    private static List<Grant> grants(List<Deed> deeds) {
        var grants = new HashMap<Integer, Grant>();
        for (var deed : deeds) {
            grants.compute(
                    deed.grant(),
                    (number, grant) -> grant == null
                            ? grant(
                                    number,
                                    deed.plan(),
                                    deed.second(),
                                    deed.seconds() == null ? null : "PT" + deed.seconds() + "S")
                            : revoked(grant, deed.second()));
        }
        return List.copyOf(grants.values());
    }

    private static List<String> ends(Grant... grants) {
        return Timeline.of(List.of(grants)).windows().stream()
                .map(window -> seconds(window.start()) + "-" + (window.end() == null ? "never" : seconds(window.end())))
                .toList();
    }

    private static String seconds(Instant instant) {
        return Long.toString(Duration.between(Given.BEGINNING, instant).toSeconds());
    }
}
