package io.diana.gamification.domain;

import io.diana.gamification.domain.Reward.Prize;
import java.util.regex.Pattern;

/** What a reward has to be. */
record RewardRules(Flaws flaws) {

    private static final long MOST = 1_000_000_000;

    /** As the VIP module reads it: something other than zero somewhere. */
    private static final Pattern TERM = Pattern.compile(
            "P(?=.*[1-9])(?=[0-9T])(\\d{1,4}Y)?(\\d{1,5}M)?(\\d{1,5}W)?(\\d{1,6}D)?(T(?=\\d)(\\d{1,7}H)?(\\d{1,8}M)?(\\d{1,9}S)?)?");

    void check(Reward reward) {
        flaws.name("/name", reward.name());
        flaws.within("/price", reward.price(), 0, MOST);
        flaws.withinIfAny("/stock", reward.stock(), 0, MOST);
        flaws.withinIfAny("/perUser", reward.perUser(), 1, Flaws.MOST_POINTS);
        flaws.withinIfAny("/minLevel", reward.minLevel(), 1, LevelRules.MOST);
        if (reward.prize() != null) {
            prize(reward.prize());
        }
    }

    private void prize(Prize prize) {
        if (!DefinitionKey.isValid(prize.vipPlan())) {
            flaws.add("/grants/vipPlan", "key", DefinitionKey.RULE);
        }
        if (prize.duration() != null && !TERM.matcher(prize.duration()).matches()) {
            flaws.add("/grants/duration", "duration", "Must be an ISO 8601 duration such as P1M, P30D or PT5S.");
        }
    }
}
