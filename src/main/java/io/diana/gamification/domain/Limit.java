package io.diana.gamification.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often something may be done.
 *
 * @param max 1 … 1,000
 * @param window within which it may be done {@code max} times, wherever the window begins; null: a day of the member's
 *     calendar, which the API writes {@code P1D}, while {@code PT24H} is a window
 */
public record Limit(int max, @Nullable Duration window) {}
