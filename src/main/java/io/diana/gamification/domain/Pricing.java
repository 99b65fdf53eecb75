package io.diana.gamification.domain;

import io.diana.gamification.domain.Explanation.Explained;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an action is worth: base × factors of its context × (VIP × streak × campaign, capped), rounded down. */
final class Pricing {

    private Pricing() {}

    static Explained of(Account account, ActionOrder order, ActionType type, Moment moment) {
        return Explanation.explain(
                type.points(),
                own(order, type),
                type.multiplied() ? shared(account, type, moment) : List.of(),
                moment.catalogue().rules().multiplierCap());
    }

    private static List<Factor> own(ActionOrder order, ActionType type) {
        var factors = new ArrayList<Factor>();
        for (var listed : type.factors().entrySet()) {
            var value = order.context().text(listed.getKey());
            var factor = value == null ? null : listed.getValue().get(value);
            if (value != null && factor != null) {
                factors.add(new Factor(listed.getKey(), factor, value));
            }
        }
        factors.sort(Comparator.comparing(Factor::source));
        return factors.stream().filter(Pricing::changesSomething).toList();
    }

    /** The multipliers in force for a member now, as the member can look them up as well. */
    static List<Factor> shared(Account account, ActionType type, Moment moment) {
        return Stream.concat(
                        personal(account, moment).stream(),
                        moment.catalogue().campaigns().stream()
                                .filter(it -> it.appliesTo(type.key(), moment.now()))
                                .max(Comparator.comparing(Campaign::factor).thenComparing(Campaign::key))
                                .map(it -> new Factor("campaign", it.factor(), it.name()))
                                .stream())
                .filter(Pricing::changesSomething)
                .toList();
    }

    /** Multipliers that do not depend on what is done. The streak is the one with this day in it. */
    static List<Factor> personal(Account account, Moment moment) {
        var rules = moment.catalogue().rules().streak();
        var vip = account.standing().membership().factorAt(moment.now());
        var days = Consequences.day(account, moment.now(), moment).streak().days();
        return Stream.of(
                        new Factor("vip", vip, "VIP membership"),
                        new Factor("streak", rules.factor(days), "%d days in a row".formatted(days)))
                .filter(Pricing::changesSomething)
                .toList();
    }

    private static boolean changesSomething(Factor factor) {
        return factor.factor().compareTo(BigDecimal.ONE) != 0;
    }
}
