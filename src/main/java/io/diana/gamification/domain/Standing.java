package io.diana.gamification.domain;

/**
 * What is known here of a member by the events of other modules.
 *
 * @param membership whether they are VIP
 * @param suspension whether they take part
 * @param listed whether boards show them
 * @param closed whether they have left: nothing is earned any more
 */
public record Standing(Membership membership, Suspension suspension, boolean listed, boolean closed) {

    /** A member of whom nothing was heard but that they are one. */
    public static final Standing NEW = new Standing(Membership.NONE, Suspension.NONE, true, false);

    /** Somebody who has left. */
    public static final Standing GONE = new Standing(Membership.NONE, Suspension.NONE, false, true);

    Standing with(Membership other) {
        return new Standing(other, suspension, listed, closed);
    }

    Standing with(Suspension other) {
        return new Standing(membership, other, listed, closed);
    }
}
