package io.diana.users.domain;

import io.diana.users.UserId;

/**
 * A wish to be a member, or to have the profile brought up to date.
 *
 * @param profile at least the first name; what it does not name stays as it is for a known member
 * @param past what a newcomer brings along
 */
public record Registration(UserId id, ProfileChange profile, Past past) {

    public Registration {
        if (profile.values().get(ProfileField.FIRST_NAME) == null) {
            throw new IllegalArgumentException("A registration names a first name.");
        }
    }

    /** Of somebody of whom nothing else is told. */
    public Registration(UserId id, ProfileChange profile) {
        this(id, profile, Past.NONE);
    }
}
