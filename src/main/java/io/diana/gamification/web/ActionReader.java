package io.diana.gamification.web;

import io.diana.access.Actor;
import io.diana.gamification.domain.ActionOrder;
import io.diana.http.Fields;
import io.diana.http.IdempotencyKey;
import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads that a member did something. */
final class ActionReader {

    private static final int LONGEST_TYPE = 64;

    private ActionReader() {}

    /** One action of the member in the path. */
    static Checked<ActionOrder> order(UserId id, JsonNode body, Actor actor, IdempotencyKey key) {
        var fields = Fields.of(body);
        var type = type(fields);
        var context = ContextReader.read(fields);
        var violations = fields.violations();
        return type == null || !violations.isEmpty()
                ? new Invalid<>(violations)
                : new Valid<>(new ActionOrder(id, type, context, actor.label(), key.value()));
    }

    /** A row of a bulk call. Retrying a bulk call has to be safe, so each row has a key. */
    static Checked<ActionOrder> row(JsonNode row, Actor actor) {
        var fields = Fields.of(row);
        var user = user(fields);
        var type = type(fields);
        var context = ContextReader.read(fields);
        var key = key(fields);
        var violations = fields.violations();
        return user == null || type == null || key == null || !violations.isEmpty()
                ? new Invalid<>(violations)
                : new Valid<>(new ActionOrder(new UserId(user), type, context, actor.label(), key));
    }

    private static @Nullable String type(Fields fields) {
        var type = fields.text("type");
        if (type == null && fields.violations("type").isEmpty()) {
            fields.refuse("type", "required", "Say what was done.");
        } else if (type != null && type.length() > LONGEST_TYPE) {
            fields.refuse("type", "too-long", "At most 64 characters.");
        }
        return type;
    }

    private static @Nullable Long user(Fields fields) {
        var user = fields.integer("userId");
        if (user == null && fields.violations("userId").isEmpty()) {
            fields.refuse("userId", "required", "Say who did it.");
        } else if (user != null && !UserId.isValid(user)) {
            fields.refuse("userId", "user-id", "A user id lies between 1 and 2^52-1.");
        }
        return user;
    }

    private static @Nullable String key(Fields fields) {
        var key = fields.text("idempotencyKey");
        if (key == null && fields.violations("idempotencyKey").isEmpty()) {
            fields.refuse("idempotencyKey", "required", "A row has a key, so that the call can be repeated.");
        } else if (key != null && !IdempotencyKey.isKey(key)) {
            fields.refuse("idempotencyKey", "idempotency-key", "1 to 64 visible ASCII characters.");
        }
        return key;
    }
}
