package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger; it never changes.
 *
 * @param owner whose points they are
 * @param no counts the owner's entries, from 1 without a gap
 * @param type of the action; null: it was none
 * @param sums what it did to the balance
 * @param cause why it was made
 * @param explanation what the points were computed from; null: somebody said how many
 * @param answer what else was answered to the request; null: nothing has to be answered again
 */
public record Entry(
        UserId owner,
        long no,
        Kind kind,
        @Nullable String type,
        Sums sums,
        Cause cause,
        Instant at,
        @Nullable Explanation explanation,
        @Nullable Answer answer) {

    /** What sort of entry it is. */
    public enum Kind {
        AWARD,
        SPENDING,
        ADJUSTMENT,
        REFUND,
        BONUS,
        GIFT,
        VOID;

        /** Whether its points count as earned in a lifetime. */
        boolean isEarned() {
            return this == AWARD || this == BONUS || this == GIFT;
        }

        /** As the API and the database spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The numbers of an entry.
     *
     * @param amount what it changed the balance by
     * @param balanceAfter with it
     * @param lifetimeAfter earned in a lifetime, with it
     * @param held what it is worth while it is held; null: it is not
     */
    public record Sums(
            long amount,
            long balanceAfter,
            long lifetimeAfter,
            @Nullable Long held) {}

    /**
     * What else a caller learns of an award.
     *
     * @param balance with everything that followed from it
     */
    public record Answer(long balance, int level, int streakDays, BigDecimal streakFactor, List<Unlocked> unlocked) {

        /** Keeps the list from later changes. */
        public Answer {
            unlocked = List.copyOf(unlocked);
        }
    }

    /**
     * Something that an award brought about.
     *
     * @param kind {@code level}, {@code achievement}, {@code milestone} or {@code mission}
     * @param key which one
     * @param tier of an achievement; null: it is none
     * @param points paid for it, by an entry of its own; null: none are
     */
    public record Unlocked(
            String kind,
            String key,
            @Nullable String tier,
            @Nullable Long points) {}

    /** What the API calls it. */
    @Identity
    public String id() {
        return owner + "-" + no;
    }

    /** The points that were earned by it, held ones too. */
    public long points() {
        return sums.held() == null ? sums.amount() : sums.held();
    }

    /** The same with what is answered again to its request. */
    Entry answering(Answer given) {
        return new Entry(owner, no, kind, type, sums, cause, at, explanation, given);
    }
}
