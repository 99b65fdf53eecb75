package io.diana.gamification.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something that points buy.
 *
 * @param key names it
 * @param name for people
 * @param price in points, 0 or more
 * @param stock how many are left; null: as many as are wanted
 * @param perUser how many one member may have, refunded ones not counted; null: as many as they want
 * @param minLevel who may buy it; null: everybody
 * @param vipOnly whether VIP members only may buy it
 * @param prize what is granted besides; null: nothing that Diana knows of
 * @param active whether it can be bought
 */
public record Reward(
        String key,
        String name,
        long price,
        @Nullable Long stock,
        @Nullable Integer perUser,
        @Nullable Integer minLevel,
        boolean vipOnly,
        @Nullable Prize prize,
        boolean active)
        implements Definition {

    /**
     * Days of VIP.
     *
     * @param vipPlan key of the plan
     * @param duration ISO 8601; null: that of the plan
     */
    public record Prize(String vipPlan, @Nullable String duration) {}
}
