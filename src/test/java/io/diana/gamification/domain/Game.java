package io.diana.gamification.domain;

import io.diana.gamification.domain.Achievement.Tier;
import io.diana.gamification.domain.Mission.Kind;
import io.diana.gamification.domain.Mission.Objective;
import io.diana.users.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Definitions and situations of the tests: a Wednesday, members with nothing special about them. */
final class Game {

    static final UserId ADA = new UserId(815);
    static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");
    static final Instant END_OF_WEEK = Instant.parse("2026-11-30T00:00:00Z");

    private Game() {}

    static Catalogue of(Definition... definitions) {
        return new Catalogue(
                1,
                new Rules(
                        10,
                        new BigDecimal(5),
                        new Rules.Streaks(Duration.ofHours(6), List.of(), List.of(), Duration.ofDays(30)),
                        new Rules.Gift(20, 2, 50),
                        new Rules.Abuse(
                                new Rules.Frequency(10, Duration.ofSeconds(30)),
                                new Rules.Frequency(5, Duration.ofHours(1)),
                                10_000,
                                List.of(),
                                Duration.ofDays(30))),
                new Levels(List.of(new Level(1, 0, null))),
                Map.of(),
                byKey(Stream.of(definitions), Achievement.class),
                byKey(Stream.of(definitions), Mission.class),
                List.of());
    }

    private static <T extends Definition> Map<String, T> byKey(Stream<Definition> definitions, Class<T> type) {
        return definitions
                .filter(type::isInstance)
                .map(type::cast)
                .collect(Collectors.toMap(Definition::key, Function.identity()));
    }

    static Situation today(Definition... definitions) {
        return at(NOW, definitions);
    }

    static Situation at(Instant now, Definition... definitions) {
        return situation(now, 1, false, of(definitions));
    }

    static Situation situation(Instant now, int level, boolean vip, Catalogue catalogue) {
        return new Situation(ADA, level, vip, day(now), now, catalogue);
    }

    static Today day(Instant now) {
        return Today.of(MemberCalendar.in(ZoneId.of("UTC")), now);
    }

    static Counters counters(Object... namesAndValues) {
        return new Counters(IntStream.range(0, namesAndValues.length / 2)
                .boxed()
                .collect(Collectors.toMap(
                        i -> (String) namesAndValues[2 * i], i -> ((Number) namesAndValues[2 * i + 1]).longValue())));
    }

    /** An achievement with a step for each value; each pays ten times its number. */
    static Achievement achievement(String key, String counter, long... values) {
        var steps = new ArrayList<Achievement.Step>();
        for (var value : values) {
            var number = steps.size() + 1;
            steps.add(new Achievement.Step(
                    List.of(Tier.values()).get(number - 1),
                    value,
                    10L * number,
                    number == 3 ? "Master of " + key : null));
        }
        return new Achievement(key, key, false, counter, steps, Set.of(), true);
    }

    static Achievement behind(Achievement it, String... required) {
        return new Achievement(
                it.key(), it.name(), it.secret(), it.counter(), it.steps(), Set.of(required), it.active());
    }

    static Achievement secret(Achievement it) {
        return new Achievement(it.key(), it.name(), true, it.counter(), it.steps(), it.requires(), it.active());
    }

    static Achievement inactive(Achievement it) {
        return new Achievement(it.key(), it.name(), it.secret(), it.counter(), it.steps(), it.requires(), false);
    }

    static Mission mission(Kind kind, String key, Objective... objectives) {
        return new Mission(key, key, kind, List.of(objectives), 100, null, false, Set.of(), null, null, true);
    }

    static Objective rises(String counter, long required) {
        return new Objective(counter, required);
    }

    static Mission forLevel(Mission it, int minLevel) {
        return with(it, minLevel, false, Set.of());
    }

    static Mission forVip(Mission it) {
        return with(it, null, true, Set.of());
    }

    static Mission behind(Mission it, String... required) {
        return with(it, null, false, Set.of(required));
    }

    static Mission with(Mission it, @Nullable Integer minLevel, boolean vipOnly, Set<String> requires) {
        return new Mission(
                it.key(),
                it.name(),
                it.kind(),
                it.objectives(),
                it.points(),
                minLevel,
                vipOnly,
                requires,
                it.start(),
                it.end(),
                it.active());
    }

    static Mission between(Mission it, @Nullable Instant start, @Nullable Instant end) {
        return new Mission(
                it.key(),
                it.name(),
                it.kind(),
                it.objectives(),
                it.points(),
                it.minLevel(),
                it.vipOnly(),
                it.requires(),
                start,
                end,
                it.active());
    }

    static Mission inactive(Mission it) {
        return new Mission(
                it.key(),
                it.name(),
                it.kind(),
                it.objectives(),
                it.points(),
                it.minLevel(),
                it.vipOnly(),
                it.requires(),
                it.start(),
                it.end(),
                false);
    }
}
