package io.diana.users.domain;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Reason;
import io.diana.validation.Violation;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Why, by whom and how long a member may not take part.
 *
 * @param until when it lifts itself; null: not before somebody lifts it
 */
public record Suspension(
        String reason, String by, Instant at, @Nullable Instant until) {

    /** Checks the reason and that the end lies in the future. */
    public static Checked<Suspension> of(@Nullable String reason, @Nullable Instant until, String by, Instant now) {
        var violations = new ArrayList<Violation>();
        var broken = Reason.violation(reason);
        if (broken != null) {
            violations.add(broken);
        }
        if (until != null && !until.isAfter(now)) {
            violations.add(new Violation("/until", "past", "A suspension ends in the future."));
        }
        return reason == null || !violations.isEmpty()
                ? new Invalid<>(violations)
                : new Valid<>(new Suspension(reason, by, now, until));
    }

    /** Tells whether it is in force at an instant: the end itself is no longer part of it. */
    boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
