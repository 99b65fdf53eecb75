package io.diana.vip.web;

import io.diana.access.Actor;
import io.diana.http.Fields;
import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Reason;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.GrantOrder;
import io.diana.vip.domain.Term;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an order for a grant from a body. */
final class GrantReader {

    private GrantReader() {}

    static Checked<GrantOrder> order(UserId id, JsonNode body, Actor actor) {
        var fields = Fields.of(body);
        var plan = fields.text("plan");
        var reason = fields.text("reason");
        var term = term(fields);
        var isComplete = fields.violations().isEmpty();
        if (isComplete && plan == null) {
            fields.refuse("plan", "required", "A grant is of a plan.");
        }
        var broken = Reason.violation(reason);
        if (isComplete && broken != null) {
            fields.refuse("reason", broken.code(), broken.detail());
        }
        var violations = fields.violations();
        return plan == null || reason == null || !violations.isEmpty()
                ? new Invalid<>(violations)
                : new Valid<>(new GrantOrder(id, plan, term, Source.ADMIN, Author.of(actor), reason, null));
    }

    private static @Nullable Term term(Fields fields) {
        var text = fields.text("duration");
        try {
            return text == null ? null : Term.parse(text);
        } catch (DateTimeException _) {
            fields.refuse("duration", "duration", "Must be an ISO 8601 duration such as P1M, P30D or PT5S.");
            return null;
        }
    }
}
