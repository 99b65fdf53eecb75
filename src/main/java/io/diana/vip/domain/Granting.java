package io.diana.vip.domain;

import io.diana.users.UserId;

/** What came of an order for a grant. */
public sealed interface Granting {

    /** The member holds the plan. */
    record Granted(Change change, Window window) implements Granting {}

    /** This was ordered before, under the same reference. */
    record AlreadyGranted(String reference) implements Granting {}

    /** There is no such plan. */
    record RefusedAsUnknownPlan(String plan) implements Granting {}

    /** The plan is not granted any more. */
    record RefusedAsInactivePlan(String plan) implements Granting {}

    /** It would end behind the year 9999. */
    record RefusedAsEndless(String plan) implements Granting {}

    /** Nobody grants to themselves. */
    record RefusedAsOwn(UserId id) implements Granting {}

    /** The member has left for good. */
    record RefusedAsErased(UserId id) implements Granting {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements Granting {}
}
