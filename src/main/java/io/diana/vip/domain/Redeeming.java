package io.diana.vip.domain;

import io.diana.users.UserId;
import java.time.Duration;

/** What came of an attempt to redeem a token. */
public sealed interface Redeeming {

    /** The member holds what was promised. */
    record Redeemed(Window window) implements Redeeming {}

    /** It was not redeemed; nobody is told why. */
    record RefusedAsNotRedeemable() implements Redeeming {}

    /**
     * There were too many that failed.
     *
     * @param pause after how long one more is admitted
     */
    record RefusedAsTooMany(Duration pause) implements Redeeming {}

    /** Nobody grants to themselves. */
    record RefusedAsOwn(UserId id) implements Redeeming {}

    /** The member is suspended. */
    record RefusedAsSuspended(UserId id) implements Redeeming {}

    /** The member has left for good. */
    record RefusedAsErased(UserId id) implements Redeeming {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements Redeeming {}
}
