package io.diana.gamification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of an achievement that was reached, for good: as it was defined then, whatever becomes of its definition.
 *
 * @param achievement key
 * @param step 1 and upwards
 * @param tier how far that is
 * @param points to be paid for it, once
 * @param title the member may bear from then on
 * @param at when it was reached
 */
public record Unlock(
        String achievement,
        int step,
        Achievement.Tier tier,
        long points,
        @Nullable String title,
        Instant at) {}
