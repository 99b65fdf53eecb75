package io.diana.users.web;

import io.diana.users.UserId;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.Status;
import io.diana.users.domain.User;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A member on the wire; of an erased one only the id, the status and the dates are left. */
record UserJson(
        UserId id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        @Nullable String timeZone,
        Status status,
        @Nullable SuspensionJson suspension,
        Vip vip,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastActiveAt) {

    /** A member as of an instant. */
    static UserJson of(User user, Instant now) {
        return new UserJson(
                user.id(),
                value(user, ProfileField.FIRST_NAME),
                value(user, ProfileField.LAST_NAME),
                value(user, ProfileField.USERNAME),
                value(user, ProfileField.LANGUAGE_CODE),
                value(user, ProfileField.TIME_ZONE),
                user.statusAt(now),
                SuspensionJson.of(user, now),
                Vip.of(user, now),
                user.createdAt(),
                user.updatedAt(),
                user.lastActiveAt());
    }

    private static @Nullable String value(User user, ProfileField field) {
        return user.profile() == null ? null : user.profile().value(field);
    }

    /** Changes with profile, status and membership, also when those change only because time passes. */
    static String etag(User user, Instant now) {
        var status = user.statusAt(now).name().substring(0, 1).toLowerCase(Locale.ROOT);
        return "\"v%d%s%s\"".formatted(user.version(), status, user.membership().activeAt(now) ? "m" : "");
    }

    /** @param until null: not before somebody lifts it */
    record SuspensionJson(
            String reason, String by, Instant at, @Nullable Instant until) {

        static @Nullable SuspensionJson of(User user, Instant now) {
            var suspension = user.suspension();
            return suspension == null || user.statusAt(now) != Status.SUSPENDED
                    ? null
                    : new SuspensionJson(suspension.reason(), suspension.by(), suspension.at(), suspension.until());
        }
    }

    /** @param until null: never, or not active */
    record Vip(boolean active, @Nullable Instant until) {

        static Vip of(User user, Instant now) {
            var active = user.membership().activeAt(now);
            return new Vip(active, active ? user.membership().until() : null);
        }
    }
}
