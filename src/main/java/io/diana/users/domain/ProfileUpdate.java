package io.diana.users.domain;

import io.diana.users.UserId;
import io.diana.users.UserProfileChanged;
import java.util.Set;

/** What came of a wish to change a profile. */
public sealed interface ProfileUpdate {

    /**
     * It says something else now.
     *
     * @param changed names of the changed fields, as the API spells them
     */
    record Changed(User user, Set<String> changed) implements ProfileUpdate {

        /** What others hear of it. */
        public UserProfileChanged event() {
            return user.profileChanged(changed);
        }
    }

    /** It said all that already; nothing was written. */
    record Unchanged(User user) implements ProfileUpdate {}

    /** The caller had seen an older state of the member. */
    record RefusedAsStale(User current) implements ProfileUpdate {}

    /** There is nothing left to change. */
    record RefusedAsErased(UserId id) implements ProfileUpdate {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements ProfileUpdate {}
}
