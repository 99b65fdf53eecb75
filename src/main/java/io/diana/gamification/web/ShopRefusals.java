package io.diana.gamification.web;

import static io.diana.gamification.web.PointsRefusals.conflict;

import io.diana.gamification.domain.Refusal;
import io.diana.http.Problem;
import org.springframework.http.HttpStatus;

/** What is answered when a reward is not sold or not taken back. */
final class ShopRefusals {

    private ShopRefusals() {}

    /** The problem. */
    static Problem problem(Refusal.OfShop refusal) {
        return switch (refusal) {
            case Refusal.UnknownReward(var key) ->
                Problem.of(HttpStatus.NOT_FOUND, "reward-not-found", "There is no reward %s.".formatted(key));
            case Refusal.InactiveReward(var key) ->
                conflict("reward-inactive", "The reward %s cannot be bought any more.".formatted(key));
            case Refusal.OutOfStock(var key) ->
                conflict("out-of-stock", "Nothing is left of the reward %s.".formatted(key));
            case Refusal.EnoughOfIt(var key, var perUser) ->
                conflict("per-user-limit", "One member may have %d of the reward %s.".formatted(perUser, key))
                        .with("perUser", perUser);
            case Refusal.LevelTooLow(var level, var wanted) ->
                conflict("level-too-low", "Level %d is wanted; the member has reached %d.".formatted(wanted, level))
                        .with("level", level)
                        .with("minLevel", wanted);
            case Refusal.VipOnly(var key) -> conflict("vip-only", "The reward %s is for VIP members.".formatted(key));
            case Refusal.UnknownRedemption(var id) ->
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-redemption",
                        "The user %s did not buy this reward under this id.".formatted(id));
            case Refusal.AlreadyRefunded(var id) ->
                conflict("already-refunded", "The price of %s was given back before.".formatted(id));
        };
    }
}
