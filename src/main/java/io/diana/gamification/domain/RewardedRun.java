package io.diana.gamification.domain;

import org.jspecify.annotations.Nullable;

/**
 * A run, and what its reward was paid with.
 *
 * @param payment null: it was not claimed yet
 */
public record RewardedRun(MissionRun run, @Nullable Entry payment) {}
