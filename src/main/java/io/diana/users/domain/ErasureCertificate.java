package io.diana.users.domain;

import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Proof that a person's data is gone.
 *
 * @param actor who had it erased
 * @param erased what was removed
 * @param kept what stays, and why
 */
public record ErasureCertificate(
        UserId userId, Instant erasedAt, String actor, String reason, List<String> erased, List<String> kept) {}
