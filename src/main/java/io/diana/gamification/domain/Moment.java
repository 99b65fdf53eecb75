package io.diana.gamification.domain;

import java.time.Instant;

/** When something is decided, and by which definitions. */
public record Moment(Instant now, Catalogue catalogue) {}
