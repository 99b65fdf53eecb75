package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.Membership;
import io.diana.users.domain.Profile;
import io.diana.users.domain.ProfileChange;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.Registration;
import io.diana.users.domain.Suspension;
import io.diana.users.domain.User;
import io.diana.validation.Checked.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who the use cases are tried on, and when. */
final class Members {

    static final Instant BEFORE = Instant.parse("2026-11-24T11:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final UserId ADA = new UserId(1);
    static final UserId EVA = new UserId(2);
    static final UserId NOBODY = new UserId(99);
    static final Profile PROFILE = new Profile("Ada", null, null, "es", "UTC");

    private Members() {}

    static User active(UserId id) {
        return user(id, PROFILE, null, BEFORE, 1);
    }

    static User erased(UserId id) {
        return user(id, null, null, BEFORE, 1);
    }

    static User suspended(UserId id, @Nullable Instant until) {
        return user(id, PROFILE, suspension(until), BEFORE, 1);
    }

    static Suspension suspension(@Nullable Instant until) {
        return new Suspension("spam", "operator:ana", BEFORE, until);
    }

    static User user(
            UserId id, @Nullable Profile profile, @Nullable Suspension suspension, Instant updatedAt, long version) {
        return new User(id, profile, suspension, Membership.NONE, BEFORE, updatedAt, null, version);
    }

    static ProfileChange named(String firstName) {
        if (ProfileChange.of(Map.of(ProfileField.FIRST_NAME, firstName)) instanceof Valid<ProfileChange>(var change)) {
            return change;
        }
        throw new AssertionError(firstName);
    }

    static Registration registration(UserId id, String firstName) {
        return new Registration(id, named(firstName));
    }
}
