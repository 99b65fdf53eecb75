package io.diana.gamification.domain;

import java.math.BigDecimal;

/**
 * Something that multiplies points.
 *
 * @param source what it comes from: {@code vip}, {@code streak}, {@code campaign}, or a field of the context
 * @param reason the same in words
 */
public record Factor(String source, BigDecimal factor, String reason) {}
