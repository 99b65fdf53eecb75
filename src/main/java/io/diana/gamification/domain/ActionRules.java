package io.diana.gamification.domain;

import io.diana.users.UserId;
import io.diana.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an order has to say of its action. */
final class ActionRules {

    private static final String REFERRED = "referredUserId";

    private final ActionOrder order;
    private final List<Violation> violations = new ArrayList<>();

    private ActionRules(ActionOrder order) {
        this.order = order;
    }

    /** Everything that is wrong with the context of an order. */
    static List<Violation> broken(ActionOrder order, ActionType type) {
        var rules = new ActionRules(order);
        type.requiredContext().forEach(rules::required);
        type.factors().forEach(rules::listed);
        if (type.requiredContext().contains(REFERRED)) {
            rules.somebodyElse();
        }
        return rules.violations;
    }

    private void required(String field) {
        if (order.context().text(field) == null) {
            refuse(field, "required", "An action of this type needs it.");
        }
    }

    private void listed(String field, Map<String, ?> factors) {
        var value = order.context().text(field);
        if (value != null && !factors.containsKey(value)) {
            var known = factors.keySet().stream().sorted().toList();
            refuse(field, "unknown-value", "Must be one of %s.".formatted(String.join(", ", known)));
        }
    }

    private void somebodyElse() {
        var text = order.context().text(REFERRED);
        if (text == null) {
            return;
        }
        if (!isUserId(text)) {
            refuse(REFERRED, "user-id", "Must be the id of a user.");
        } else if (text.equals(order.owner().toString())) {
            refuse(REFERRED, "oneself", "Nobody refers themselves.");
        }
    }

    private static boolean isUserId(String text) {
        return text.matches("[1-9]\\d{0,15}") && UserId.isValid(Long.parseLong(text));
    }

    private void refuse(String field, String code, String detail) {
        var pointer = field.replace("~", "~0").replace("/", "~1");
        violations.add(new Violation("/context/" + pointer, code, detail));
    }
}
