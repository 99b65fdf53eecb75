package io.diana.vip.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant on the wire, with the time in which it runs as things are.
 *
 * @param end null: never
 * @param duration ISO 8601; null: for life
 * @param actor who gave it
 */
record GrantJson(
        String id,
        String plan,
        int planVersion,
        Source source,
        Instant start,
        @Nullable Instant end,
        @Nullable String duration,
        Instant givenAt,
        String actor,
        @Nullable String reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant revokedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String revokedBy,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String revokedReason) {

    static GrantJson of(Window window) {
        var grant = window.grant();
        var cause = grant.cause();
        var term = grant.term();
        var revocation = grant.revocation();
        return new GrantJson(
                grant.id().toString(),
                grant.plan(),
                grant.planVersion(),
                cause.source(),
                window.start(),
                window.end(),
                term == null ? null : term.toString(),
                cause.at(),
                cause.by().label(),
                cause.reason(),
                revocation == null ? null : revocation.at(),
                revocation == null ? null : revocation.by().label(),
                revocation == null ? null : revocation.reason());
    }
}
