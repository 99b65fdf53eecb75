package io.diana.gamification.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** Somebody who travels through all time zones of the world, at chance but again the same way by the same seed. */
final class Journey {

    static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    private static final long BEGIN = Instant.parse("1980-01-01T00:00:00Z").getEpochSecond();
    private static final long END = Instant.parse("2040-01-01T00:00:00Z").getEpochSecond();
    private static final List<ZoneId> FAR = List.of(
            ZoneId.of("Etc/GMT+12"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Honolulu"),
            ZoneId.of("UTC"));

    private final long seed;
    private final RandomGenerator random;

    Journey(long seed) {
        this.seed = seed;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** One zone in three is at an edge of the world. */
    ZoneId zone() {
        return chance(3) ? FAR.get(random.nextInt(FAR.size())) : ZONES.get(random.nextInt(ZONES.size()));
    }

    /** One instant in two is near a change of the clocks of a zone. */
    Instant instant(ZoneId zone) {
        var any = Instant.ofEpochSecond(random.nextLong(BEGIN, END));
        var change = zone.getRules().nextTransition(any);
        return change == null || chance(2) ? any : change.getInstant().minus(upTo(Duration.ofDays(4)));
    }

    /** An instant from {@code from} to before {@code to}, often the very first or last. */
    Instant between(Instant from, Instant to) {
        return switch (random.nextInt(6)) {
            case 0 -> from;
            case 1 -> to.minusNanos(1);
            default -> from.plusNanos(random.nextLong(Duration.between(from, to).toNanos()));
        };
    }

    Duration upTo(Duration most) {
        return Duration.ofSeconds(random.nextLong(most.toSeconds() + 1));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** For the text of a failure: how to go the same way again. */
    String at(@Nullable Object where) {
        return "seed %d at %s".formatted(seed, where);
    }
}
