package io.diana.vip.domain;

import io.diana.users.UserId;
import java.util.UUID;

/** What came of taking a grant away. */
public sealed interface Revoking {

    /** It has ended, or never begins. */
    record Revoked(Change change, Window window) implements Revoking {}

    /** It was taken away before. */
    record AlreadyRevoked(UUID grantId) implements Revoking {}

    /** Its time is over: there is nothing left to take away. */
    record RefusedAsOver(UUID grantId) implements Revoking {}

    /** Nobody takes away from themselves. */
    record RefusedAsOwn(UserId id) implements Revoking {}

    /** The member has no such grant. */
    record RefusedAsUnknownGrant(UUID grantId) implements Revoking {}

    /** The member has left for good. */
    record RefusedAsErased(UserId id) implements Revoking {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements Revoking {}
}
