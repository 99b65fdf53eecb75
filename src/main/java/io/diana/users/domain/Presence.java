package io.diana.users.domain;

import io.diana.users.UserId;
import java.time.Instant;

/** Somebody was here at an instant. */
public record Presence(UserId userId, Instant at) {}
