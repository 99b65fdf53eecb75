package io.diana.vip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time that passes by itself, and by days when a test says so. */
public final class TimeTravel extends Clock {

    private static final Clock SYSTEM = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Goes ahead, or back. */
    public void travel(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    /** Goes to just before an instant, so that it comes within a moment. */
    public void travelTo(Instant instant) {
        travel(Duration.between(instant(), instant));
    }

    @Override
    public Instant instant() {
        return SYSTEM.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Diana's time is UTC.");
    }
}
