package io.diana.gamification.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The numbers of the game that belong to no definition of their own.
 *
 * @param welcomeBonus points that a new member gets
 * @param multiplierCap the most by which multipliers together multiply
 * @param streak what days in a row are worth
 * @param gift what the daily gift is worth
 * @param abuse when points are held
 */
public record Rules(long welcomeBonus, BigDecimal multiplierCap, Streaks streak, Gift gift, Abuse abuse)
        implements Definition {

    @Override
    public String key() {
        return ONLY;
    }

    @Override
    public boolean active() {
        return true;
    }

    /**
     * What days in a row are worth.
     *
     * @param grace how long after the end of a missed day an action still counts for it
     * @param multipliers in rising order of days
     * @param milestones in rising order of days
     * @param freezeEvery a VIP member may miss one day in each such time
     */
    public record Streaks(
            Duration grace, List<Multiplier> multipliers, List<Milestone> milestones, Duration freezeEvery) {

        /** Keeps the lists from later changes. */
        public Streaks {
            multipliers = List.copyOf(multipliers);
            milestones = List.copyOf(milestones);
        }

        /** The factor for so many days in a row; 1 below the first. */
        public BigDecimal factor(int days) {
            return multipliers.reversed().stream()
                    .filter(it -> days >= it.days())
                    .map(Multiplier::factor)
                    .findFirst()
                    .orElse(BigDecimal.ONE);
        }

        /** The milestones at exactly so many days in a row. */
        public List<Milestone> reachedAt(int days) {
            return milestones.stream().filter(it -> it.days() == days).toList();
        }
    }

    /** From so many days in a row on, actions are worth that much more. */
    public record Multiplier(int days, BigDecimal factor) {}

    /** So many days in a row are worth these points, once in each row of days. */
    public record Milestone(int days, long points) {}

    /**
     * What the daily gift is worth: {@code base + min(perDay × streak, most)}.
     *
     * @param base without a streak
     * @param perDay more for each day of the streak
     * @param most that the streak can add
     */
    public record Gift(long base, long perDay, long most) {

        /** The points of a gift at so many days in a row. */
        public long points(int days) {
            return base + Math.min(perDay * days, most);
        }
    }

    /**
     * When points are held for somebody to look at.
     *
     * @param velocity so many actions within this time: the last of them is held, and each that follows as fast
     * @param identical so many actions of one type with the same context within this time
     * @param perDay points by actions on one day of the member's calendar, above which they are held
     * @param penalties in rising order of flags
     * @param memory for how long a flag counts towards a penalty
     */
    public record Abuse(
            Frequency velocity, Frequency identical, long perDay, List<Penalty> penalties, Duration memory) {

        /** Keeps the list from later changes. */
        public Abuse {
            penalties = List.copyOf(penalties);
        }
    }

    /** So often within so long. */
    public record Frequency(int actions, Duration within) {}

    /** After so many flags everything a member does is held for so long. */
    public record Penalty(int flags, Duration held) {}
}
