package io.diana.vip.domain;

import io.diana.access.Actor;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A plan given to a member. When its time runs follows from all grants of the member: see {@link Timeline}.
 *
 * @param term how long it runs; null: for life
 * @param entitlements of the plan's version
 * @param cause why it was given
 * @param revocation null unless it was taken away
 */
public record Grant(
        @Identity UUID id,
        UserId userId,
        String plan,
        int planVersion,
        @Nullable Term term,
        Map<String, Object> entitlements,
        Cause cause,
        @Nullable Revocation revocation) {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** Where grants come from. */
    public enum Source {
        ADMIN,
        TOKEN,
        PAYMENT,
        REWARD,
        MIGRATION
    }

    /**
     * Who gave a grant or took it away.
     *
     * @param label as history names them: {@code operator:ana}
     * @param userId the member that they are themselves; null: none that is known
     */
    public record Author(String label, @Nullable UserId userId) {

        /** What Diana does by herself. */
        public static final Author DIANA = of(Actor.SYSTEM);

        /** Who acts. */
        public static Author of(Actor actor) {
            var userId = actor.userId();
            return new Author(actor.label(), userId == null ? null : new UserId(userId));
        }

        /** Whether this would be somebody's own affair. */
        boolean is(UserId member) {
            return member.equals(userId);
        }
    }

    /**
     * Why a grant was given.
     *
     * @param at when
     * @param by whom
     * @param reason in words; null: forgotten with the member
     * @param reference what it was asked for with, once; null: by nobody who names one
     */
    public record Cause(
            Source source,
            Instant at,
            Author by,
            @Nullable String reason,
            @Nullable String reference) {}

    /**
     * That a grant was taken away.
     *
     * @param reason in words; null: forgotten with the member
     */
    public record Revocation(
            Instant at, Author by, @Nullable String reason) {}

    /** Keeps the entitlements from later changes. */
    public Grant {
        entitlements = Map.copyOf(entitlements);
    }

    /** An id for a new grant: a UUID of version 7 (RFC 9562 §5.7), so that grants sort by when they were made. */
    public static UUID newId(Instant now) {
        var random = ThreadLocalRandom.current();
        var high = (now.toEpochMilli() << 16) | VERSION | (random.nextLong() & 0xFFFL);
        return new UUID(high, VARIANT | (random.nextLong() >>> 2));
    }

    /** The same grant, taken away. */
    public Grant revoked(Revocation by) {
        return new Grant(id, userId, plan, planVersion, term, entitlements, cause, by);
    }
}
