package io.diana.gamification.domain;

import io.diana.users.UserId;
import io.diana.validation.Violation;
import java.time.Instant;
import java.util.List;

/** Why something is not done; nothing was written. */
public sealed interface Refusal {

    /** Nobody has this id. */
    record Unknown(UserId id) implements Refusal {}

    /** The member has left. */
    record Erased(UserId id) implements Refusal {}

    /** The member takes no part for the time being. */
    record Suspended(UserId id) implements Refusal {}

    /** Nobody does this to their own account. */
    record OwnAccount(UserId id) implements Refusal {}

    /** Something else was asked for under this key. */
    record KeyReused(String key) implements Refusal {}

    /** There is no such action, or not any more. */
    record UnknownType(String type) implements Refusal {}

    /** The order breaks rules of its action type. */
    record Invalid(List<Violation> violations) implements Refusal {

        /** Keeps the list from later changes. */
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /**
     * It was done as often as it may be.
     *
     * @param freeAt when it can be done again
     * @param seconds until then; one that has begun is one
     */
    record Limited(String type, Limit limit, Instant freeAt, long seconds) implements Refusal {}

    /** There are fewer points than are wanted. */
    record Insufficient(long balance, long wanted) implements Refusal {}

    /**
     * The gift of this day was taken.
     *
     * @param nextAt when the next one can be
     */
    record AlreadyClaimed(Instant nextAt) implements Refusal {}

    /** More points than a ledger can hold. */
    record TooMuch(long balance) implements Refusal {}

    /** There is no such hold. */
    record UnknownHold(String id) implements Refusal {}

    /** It was decided on before. */
    record AlreadyDecided(String id) implements Refusal {}

    /** Why a reward is not sold, or not taken back. */
    sealed interface OfShop extends Refusal {}

    /** There is no such reward. */
    record UnknownReward(String reward) implements OfShop {}

    /** The reward is out of force. */
    record InactiveReward(String reward) implements OfShop {}

    /** Nothing is left of it. */
    record OutOfStock(String reward) implements OfShop {}

    /** The member has as many of it as one may have. */
    record EnoughOfIt(String reward, int perUser) implements OfShop {}

    /** The member has not come far enough. */
    record LevelTooLow(int level, int wanted) implements OfShop {}

    /** It is for VIP members. */
    record VipOnly(String reward) implements OfShop {}

    /** The member did not buy this. */
    record UnknownRedemption(UserId id) implements OfShop {}

    /** It was given back before. */
    record AlreadyRefunded(String id) implements OfShop {}

    /** Why a mission is not paid. */
    sealed interface OfMission extends Refusal {}

    /** There is no such mission, or not any more. */
    record UnknownMission(String mission) implements OfMission {}

    /** Something is still to be done for the reward. */
    record MissionNotCompleted(String mission) implements OfMission {}

    /** It is too late for the mission, or for its reward. */
    record MissionExpired(String mission) implements OfMission {}
}
