package io.diana.users.domain;

import io.diana.users.UserId;

/** What came of suspending or reinstating a member. */
public sealed interface Sanction {

    /** The member may not take part. */
    record Suspended(User user, Suspension suspension) implements Sanction {}

    /** The member takes part again. */
    record Reinstated(User user) implements Sanction {}

    /** There was nothing to lift. */
    record NotSuspended(User user) implements Sanction {}

    /** The caller had seen an older state of the member. */
    record RefusedAsStale(User current) implements Sanction {}

    /** There is nobody left to suspend or reinstate. */
    record RefusedAsErased(UserId id) implements Sanction {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements Sanction {}
}
