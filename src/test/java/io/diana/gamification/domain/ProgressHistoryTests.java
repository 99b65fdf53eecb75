package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random games, each played through some weeks and compared move by move with the rules told in the plainest way. */
class ProgressHistoryTests {

    private static final int GAMES = 100;
    private static final int MOVES = 80;

    /** Each level takes ten points. */
    private static final int POINTS_OF_A_LEVEL = 10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followsTheRulesInEveryHistory(long base) {
        for (var seed = base * 1_000; seed < base * 1_000 + GAMES; seed++) {
            play(seed);
        }
    }

    private static void play(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var generated = new GeneratedGame(random);
        var definitions = generated.definitions();
        var plain = new PlainGame();
        var progress = Progress.NONE;
        var counters = Counters.NONE;
        var now = GeneratedGame.BEGINNING;
        var isVip = false;
        for (var number = 0; number < MOVES; number++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            var isChange = random.nextInt(20) == 0;
            definitions = isChange ? generated.changed(definitions) : definitions;
            var next = isChange ? counters : raised(counters, random);
            isVip = next.of("vip") > counters.of("vip") || (isVip && random.nextInt(10) > 0);
            var situation = situation(now, next, isVip, Game.of(definitions));
            var moved = isChange ? progress.catchUp(next, situation) : progress.advance(counters, next, situation);
            var expected = plain.move(counters, next, situation);

            assertSame(moved, expected, plain, "seed %d, move %d".formatted(seed, number));
            progress = atHand(moved.progress(), situation);
            counters = moved.counters();
        }
    }

    private static void assertSame(Advance moved, PlainGame.Move expected, PlainGame plain, String what) {
        assertThat(moved.unlocked())
                .as(what)
                .extracting(it -> it.achievement() + " " + it.step())
                .containsExactlyElementsOf(expected.unlocked());
        assertThat(moved.completed())
                .as(what)
                .extracting(it -> it.id().mission())
                .containsExactlyElementsOf(expected.completed());
        assertThat(moved.counters()).as(what).isEqualTo(expected.counters());
        assertThat(moved.progress().steps()).as(what).isEqualTo(plain.steps);
        assertThat(moved.progress().done()).as(what).isEqualTo(plain.done);
        moved.progress().runs().values().forEach(run -> {
            var name = run.id().mission() + " " + run.id().period();
            assertThat(run.progress()).as(what + name).isEqualTo(plain.progress.get(name));
            assertThat(run.completedAt()).as(what + name).isEqualTo(plain.completed.get(name));
        });
        assertThat(moved.progress().runs()).as(what).containsAllEntriesOf(moved.changed());
    }

    /** What the database tells of it at the next award of the day. */
    private static Progress atHand(Progress progress, Situation situation) {
        var today = situation.today();
        var runs = new HashMap<>(progress.runs());
        runs.values()
                .removeIf(it -> it.id().period().equals(MissionRun.ONLY)
                        ? it.isCompleted()
                        : it.id().period().isBefore(today.monday()));
        return new Progress(progress.steps(), runs, progress.done());
    }

    private static Counters raised(Counters counters, RandomGenerator random) {
        var raised = counters;
        for (var counter : List.of("points", "streak", "actions", "actions.talk", "gifts", "vip")) {
            if (random.nextInt(counter.equals("vip") ? 12 : 3) == 0) {
                raised = raised.plus(counter, 1 + random.nextInt(3));
            }
        }
        return levelled(raised);
    }

    private static Situation situation(Instant now, Counters counters, boolean isVip, Catalogue catalogue) {
        return Game.situation(now, (int) counters.of("level"), isVip, catalogue);
    }

    /** Unlocks are paid and their points unlock more: that ends, and leads to the same however definitions stand. */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void payingWhatWasUnlockedEnds(long base) {
        for (var seed = base * 1_000; seed < base * 1_000 + GAMES; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var definitions = new GeneratedGame(random).definitions();
            var start = raised(raised(raised(Counters.NONE, random), random), random);

            var one = paid(start, List::copyOf, definitions);
            var other = paid(start, List::copyOf, shuffled(random, definitions));

            assertThat(other).as("seed %d", seed).isEqualTo(one);
            assertThat(one.progress().steps()).as("seed %d", seed).isEqualTo(stepsInOrder(one));
        }
    }

    /** What lasts for a time only counts what is paid while it lasts; all else comes to the same when it is paid piece by piece. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theOrderOfPaymentsDoesNotMatter(long base) {
        for (var seed = base * 1_000; seed < base * 1_000 + GAMES; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var definitions = Stream.of(new GeneratedGame(random).definitions())
                    .filter(it ->
                            it instanceof Achievement || (it instanceof Mission m && m.kind() == Mission.Kind.ONCE))
                    .toArray(Definition[]::new);
            var start = raised(raised(raised(Counters.NONE, random), random), random);

            var atOnce = paid(start, List::copyOf, definitions);
            var onePerTurn =
                    paid(start, due -> List.of(due.get(random.nextInt(due.size()))), shuffled(random, definitions));

            assertThat(onePerTurn.progress()).as("seed %d", seed).isEqualTo(atOnce.progress());
            assertThat(onePerTurn.counters()).as("seed %d", seed).isEqualTo(atOnce.counters());
            assertThat(onePerTurn.unlocked())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(atOnce.unlocked());
        }
    }

    /** What an award does: until everything that was unlocked is paid. */
    private static Advance paid(Counters start, UnaryOperator<List<Unlock>> nextPayments, Definition... definitions) {
        var catalogue = Game.of(definitions);
        var first = levelled(start);
        var advance = Progress.NONE.advance(
                Counters.NONE, first, situation(GeneratedGame.BEGINNING, first, false, catalogue));
        var due = new ArrayList<>(advance.unlocked());
        for (var turns = 0; !due.isEmpty(); turns++) {
            assertThat(turns).as("turns").isLessThan(30);
            var payments = nextPayments.apply(due);
            due.removeAll(payments);
            var points = payments.stream().mapToLong(Unlock::points).sum();
            var after = levelled(advance.counters().plus("points", points));
            var next = advance.progress()
                    .advance(advance.counters(), after, situation(GeneratedGame.BEGINNING, after, false, catalogue));
            due.addAll(next.unlocked());
            advance = advance.then(next);
        }
        return advance;
    }

    private static Counters levelled(Counters counters) {
        return counters.with("level", 1 + counters.of("points") / POINTS_OF_A_LEVEL);
    }

    private static Definition[] shuffled(RandomGenerator random, Definition... definitions) {
        var left = new ArrayList<>(List.of(definitions));
        return IntStream.range(0, definitions.length)
                .mapToObj(_ -> left.remove(random.nextInt(left.size())))
                .toArray(Definition[]::new);
    }

    /** How far each achievement was unlocked, each step once and behind the one before it. */
    private static Map<String, Integer> stepsInOrder(Advance advance) {
        var steps = new HashMap<String, Integer>();
        advance.unlocked().forEach(it -> {
            assertThat(it.step()).isEqualTo(steps.getOrDefault(it.achievement(), 0) + 1);
            steps.put(it.achievement(), it.step());
        });
        return steps;
    }
}
