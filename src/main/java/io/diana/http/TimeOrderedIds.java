package io.diana.http;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs of version 7 (RFC 9562 §5.7): they sort by the millisecond they were made in. */
final class TimeOrderedIds {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedIds() {}

    /** A new id. It is a name, not a secret: its random part can be guessed. */
    static UUID at(Instant now) {
        var random = ThreadLocalRandom.current();
        var high = (now.toEpochMilli() << 16) | VERSION | (random.nextLong() & 0xFFFL);
        return new UUID(high, VARIANT | (random.nextLong() >>> 2));
    }
}
