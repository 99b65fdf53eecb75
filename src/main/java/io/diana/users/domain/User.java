package io.diana.users.domain;

import io.diana.users.UserId;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserRegistered;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A member.
 *
 * @param profile null once erased
 * @param suspension the last one that nobody has lifted; whether it still holds is a question of time
 * @param lastActiveAt up to a minute old; null: never here
 * @param version grows with every change of profile, suspension or membership, not with activity
 */
@AggregateRoot
public record User(
        @Identity UserId id,
        @Nullable Profile profile,
        @Nullable Suspension suspension,
        Membership membership,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastActiveAt,
        long version) {

    /** Where the member stands at an instant: a suspension that is over no longer counts. */
    public Status statusAt(Instant now) {
        if (profile == null) {
            return Status.ERASED;
        }
        return suspension != null && suspension.holdsAt(now) ? Status.SUSPENDED : Status.ACTIVE;
    }

    /** Decides on new values for the profile. */
    public ProfileUpdate change(ProfileChange change, Instant now) {
        if (profile == null) {
            return new ProfileUpdate.RefusedAsErased(id);
        }
        var changed = change.changedIn(profile);
        if (changed.isEmpty()) {
            return new ProfileUpdate.Unchanged(this);
        }
        return new ProfileUpdate.Changed(revised(change.applyTo(profile), suspension, now), Set.copyOf(changed));
    }

    /** Decides on a suspension; one that is already in force is replaced. */
    public Sanction suspend(Suspension by, Instant now) {
        return profile == null
                ? new Sanction.RefusedAsErased(id)
                : new Sanction.Suspended(revised(profile, by, now), by);
    }

    /** Decides on lifting a suspension, by somebody or because it is over. */
    public Sanction reinstate(Instant now) {
        return switch (statusAt(now)) {
            case ERASED -> new Sanction.RefusedAsErased(id);
            case ACTIVE -> new Sanction.NotSuspended(this);
            case SUSPENDED -> new Sanction.Reinstated(withoutSuspension(now));
        };
    }

    /** The member without a suspension that has ended or was lifted. */
    public User withoutSuspension(Instant now) {
        return revised(profile, null, now);
    }

    /** What others hear when this is a new member. */
    UserRegistered registered() {
        return new UserRegistered(id, present().languageCode(), present().timeZone(), createdAt);
    }

    /** What others hear when these fields of the profile are new. */
    UserProfileChanged profileChanged(Set<String> changed) {
        return new UserProfileChanged(
                id, changed, present().languageCode(), present().timeZone(), updatedAt);
    }

    private Profile present() {
        return Objects.requireNonNull(profile, "An erased member has no profile to speak of.");
    }

    private User revised(@Nullable Profile newProfile, @Nullable Suspension newSuspension, Instant now) {
        return new User(id, newProfile, newSuspension, membership, createdAt, now, lastActiveAt, version + 1);
    }
}
