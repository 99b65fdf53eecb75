package io.diana.gamification.web;

import io.diana.access.Actor;
import io.diana.gamification.domain.AdjustmentOrder;
import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.HoldOrder;
import io.diana.gamification.domain.SpendingOrder;
import io.diana.http.Fields;
import io.diana.http.IdempotencyKey;
import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what is asked for with points. */
final class PointsReader {

    private PointsReader() {}

    static Checked<SpendingOrder> spending(UserId id, JsonNode body, Actor actor, IdempotencyKey key) {
        var fields = Fields.of(body);
        var amount = amount(fields);
        var purpose = words(fields, "purpose");
        if (amount != null && amount < 1) {
            fields.refuse("amount", "too-small", "At least 1.");
        }
        var violations = fields.violations();
        return amount == null || purpose == null || !violations.isEmpty()
                ? new Invalid<>(violations)
                : new Valid<>(new SpendingOrder(id, amount, purpose, actor.label(), key.value()));
    }

    static Checked<AdjustmentOrder> adjustment(UserId id, JsonNode body, Actor actor, IdempotencyKey key) {
        var fields = Fields.of(body);
        var amount = amount(fields);
        var reason = words(fields, "reason");
        if (amount != null && amount == 0) {
            fields.refuse("amount", "zero", "Nothing would change.");
        }
        var violations = fields.violations();
        return amount == null || reason == null || !violations.isEmpty()
                ? new Invalid<>(violations)
                : new Valid<>(new AdjustmentOrder(id, amount, reason, author(actor), key.value()));
    }

    static Checked<HoldOrder> decision(boolean release, JsonNode body, Actor actor, IdempotencyKey key) {
        var fields = Fields.of(body);
        var reason = words(fields, "reason");
        var violations = fields.violations();
        return reason == null || !violations.isEmpty()
                ? new Invalid<>(violations)
                : new Valid<>(new HoldOrder(release, reason, author(actor), key.value()));
    }

    /** Why something is done. */
    static Checked<Words> reason(JsonNode body) {
        var fields = Fields.of(body);
        var reason = words(fields, "reason");
        var violations = fields.violations();
        return reason == null || !violations.isEmpty() ? new Invalid<>(violations) : new Valid<>(Words.of(reason));
    }

    static Author author(Actor actor) {
        return new Author(actor.label(), actor.userId());
    }

    private static @Nullable Long amount(Fields fields) {
        var amount = fields.integer("amount");
        if (amount == null && fields.violations("amount").isEmpty()) {
            fields.refuse("amount", "required", "Say how many points.");
        } else if (amount != null && Math.abs((double) amount) > AdjustmentOrder.MOST) {
            fields.refuse("amount", "too-large", "At most 10^12 points.");
        }
        return amount;
    }

    private static @Nullable String words(Fields fields, String name) {
        var words = fields.text(name);
        var broken = fields.violations(name).isEmpty() ? Reason.violation(words) : null;
        if (broken != null) {
            fields.refuse(name, broken.code(), broken.detail());
        }
        return words;
    }
}
