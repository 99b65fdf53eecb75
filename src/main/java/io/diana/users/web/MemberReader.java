package io.diana.users.web;

import io.diana.http.Fields;
import io.diana.users.domain.Past;
import io.diana.users.domain.Registration;
import io.diana.users.domain.Status;
import io.diana.users.domain.Suspension;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a row of an import: a registration, or a member as an export has it.
 *
 * @param by who imports, and so who suspends a newcomer that comes suspended
 */
record MemberReader(String by, Clock clock) {

    /** Said by an export, and for others here to say. */
    private static final List<String> PASSED_OVER = List.of("vip", "updatedAt");

    /** Of a suspension: here it begins now, and whoever imports answers for it. */
    private static final List<String> SAID_ANEW = List.of("by", "at");

    /** The registration, or everything that is wrong with it. */
    Checked<Registration> registration(JsonNode row) {
        return RegistrationReader.registration(row, fields -> past(fields, clock.instant()));
    }

    private Past past(Fields fields, Instant now) {
        PASSED_OVER.forEach(fields::has);
        return new Past(
                instant(fields, "createdAt", now),
                instant(fields, "lastActiveAt", now),
                isSuspended(fields) ? suspension(fields, now) : null);
    }

    private static @Nullable Instant instant(Fields fields, String name, Instant now) {
        var instant = fields.instant(name);
        if (instant != null && instant.isAfter(now)) {
            fields.refuse(name, "future", "This lies in the past.");
        }
        return instant;
    }

    private static boolean isSuspended(Fields fields) {
        var status = fields.text("status");
        if (Status.ERASED.name().equals(status)) {
            fields.refuse("status", "erased", "Nothing is left of an erased person that could be registered.");
        } else if (status != null && !status.equals(Status.ACTIVE.name()) && !status.equals(Status.SUSPENDED.name())) {
            fields.refuse("status", "status", "One of ACTIVE and SUSPENDED.");
        }
        var suspended = Status.SUSPENDED.name().equals(status);
        if (!suspended && fields.node("suspension") != null) {
            fields.refuse("suspension", "not-suspended", "Only somebody whose status is SUSPENDED has one.");
        }
        return suspended;
    }

    /** One that is over counts no more, but is still one that could be. */
    private @Nullable Suspension suspension(Fields fields, Instant now) {
        var given = fields.node("suspension");
        if (given == null) {
            fields.refuse("suspension", "required", "A suspension has a reason.");
            return null;
        }
        var inner = Fields.of(given);
        var reason = inner.text("reason");
        var until = inner.instant("until");
        SAID_ANEW.forEach(inner::has);
        var isOver = until != null && !until.isAfter(now);
        var told = Suspension.of(reason, isOver ? null : until, by, now);
        fields.refuse("suspension", inner.violations(told));
        return !isOver && told instanceof Valid<Suspension>(var suspension) ? suspension : null;
    }
}
