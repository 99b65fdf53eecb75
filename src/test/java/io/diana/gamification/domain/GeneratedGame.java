package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.rises;

import io.diana.gamification.domain.Mission.Kind;
import io.diana.gamification.domain.Mission.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Definitions drawn at random, with everything that definitions can have. */
final class GeneratedGame {

    static final Instant BEGINNING = Game.NOW;
    static final List<String> COUNTERS =
            List.of("points", "level", "streak", "actions", "actions.talk", "gifts", "missions", "vip");

    private final RandomGenerator random;

    GeneratedGame(RandomGenerator random) {
        this.random = random;
    }

    Definition[] definitions() {
        return Stream.concat(
                        IntStream.range(0, 8).mapToObj(this::achievement),
                        IntStream.range(0, 16).mapToObj(this::mission))
                .toArray(Definition[]::new);
    }

    /** The same with some that are harder or easier, that come or that go; none with other objectives. */
    Definition[] changed(Definition... definitions) {
        return Stream.of(definitions)
                .map(it -> random.nextInt(4) > 0
                        ? it
                        : switch (it) {
                            case Achievement a ->
                                new Achievement(
                                        a.key(),
                                        a.name(),
                                        false,
                                        a.counter(),
                                        steps(),
                                        a.requires(),
                                        random.nextBoolean());
                            case Mission m ->
                                new Mission(
                                        m.key(),
                                        m.name(),
                                        m.kind(),
                                        m.objectives(),
                                        1,
                                        minLevel(),
                                        m.vipOnly(),
                                        m.requires(),
                                        m.start(),
                                        m.end(),
                                        random.nextBoolean());
                            default -> it;
                        })
                .toArray(Definition[]::new);
    }

    /** Each requires only those before it. */
    private Achievement achievement(int number) {
        return new Achievement(
                "a" + number, "", false, counter(), steps(), required("a", number), random.nextInt(10) > 0);
    }

    private List<Achievement.Step> steps() {
        var steps = new ArrayList<Achievement.Step>();
        var at = 0L;
        for (var i = 0; i <= random.nextInt(3); i++) {
            at += 1 + random.nextInt(12);
            steps.add(new Achievement.Step(List.of(Achievement.Tier.values()).get(i), at, random.nextInt(4), null));
        }
        return steps;
    }

    private Mission mission(int number) {
        var kind = List.of(Kind.values()).get(random.nextInt(4));
        var isEvent = kind == Kind.EVENT;
        return new Mission(
                "m" + number,
                "",
                kind,
                IntStream.rangeClosed(0, random.nextInt(2))
                        .mapToObj(_ -> objective())
                        .toList(),
                1,
                minLevel(),
                random.nextInt(6) == 0,
                required("m", number),
                isEvent ? BEGINNING.plus(Duration.ofHours(random.nextInt(200))) : null,
                isEvent ? BEGINNING.plus(Duration.ofHours(200 + random.nextInt(200))) : null,
                random.nextInt(10) > 0);
    }

    private @Nullable Integer minLevel() {
        return random.nextInt(4) == 0 ? 1 + random.nextInt(4) : null;
    }

    private Objective objective() {
        return rises(counter(), 1 + random.nextInt(5));
    }

    private String counter() {
        return COUNTERS.get(random.nextInt(COUNTERS.size()));
    }

    private Set<String> required(String kind, int before) {
        var required = new HashSet<String>();
        while (before > 0 && random.nextInt(3) == 0) {
            required.add(kind + random.nextInt(before));
        }
        return required;
    }
}
