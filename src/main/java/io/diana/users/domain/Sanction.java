package io.diana.users.domain;

import io.diana.users.UserId;
import io.diana.users.UserReinstated;
import io.diana.users.UserSuspended;

/** What came of suspending or reinstating a member. */
public sealed interface Sanction {

    /** The member may not take part. */
    record Suspended(User user, Suspension suspension) implements Sanction {

        /** What others hear of it: neither why nor by whom. */
        public UserSuspended event() {
            return new UserSuspended(user.id(), suspension.until(), suspension.at());
        }
    }

    /** The member takes part again. */
    record Reinstated(User user) implements Sanction {

        /** What others hear of it. */
        public UserReinstated event() {
            return new UserReinstated(user.id(), user.updatedAt());
        }
    }

    /** There was nothing to lift. */
    record NotSuspended(User user) implements Sanction {}

    /** The caller had seen an older state of the member. */
    record RefusedAsStale(User current) implements Sanction {}

    /** There is nobody left to suspend or reinstate. */
    record RefusedAsErased(UserId id) implements Sanction {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements Sanction {}
}
