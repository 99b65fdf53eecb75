package io.diana.vip.domain;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Text;
import io.diana.validation.Violation;
import io.diana.vip.domain.Plan.Price;
import io.diana.vip.domain.Plan.Terms;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plan has to be. */
public final class PlanRules {

    /** What a key has to be, in words. */
    public static final String KEY_RULE = "1 to 64 small letters, digits, dots, hyphens and underscores.";

    private static final int LONGEST_NAME = 64;
    private static final int MOST_ENTITLEMENTS = 50;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern ENTITLEMENT = Pattern.compile("[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*");

    private final List<Violation> violations = new ArrayList<>();

    private PlanRules() {}

    /**
     * A plan as somebody describes it.
     *
     * @param duration ISO 8601; null: for life
     */
    public record Draft(
            @Nullable String name,
            @Nullable String duration,
            @Nullable Price price,
            Map<String, Object> entitlements) {}

    /** Whether a text can name a plan. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** Checks a description. */
    public static Checked<Terms> check(Draft draft) {
        var rules = new PlanRules();
        rules.name(draft.name());
        rules.price(draft.price());
        rules.entitlements(draft.entitlements());
        var term = rules.term(draft.duration());
        return draft.name() == null || !rules.violations.isEmpty()
                ? new Invalid<>(rules.violations)
                : new Valid<>(new Terms(draft.name(), term, draft.price(), draft.entitlements()));
    }

    private void name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            refuse("/name", "required", "A plan has a name.");
        } else if (!Text.isPlain(name)) {
            refuse("/name", "control-character", "Control characters are not part of a name.");
        } else if (Text.length(name) > LONGEST_NAME) {
            refuse("/name", "too-long", "At most 64 characters.");
        }
    }

    private @Nullable Term term(@Nullable String duration) {
        try {
            return duration == null ? null : Term.parse(duration);
        } catch (DateTimeException _) {
            refuse("/duration", "duration", "Must be an ISO 8601 duration such as P1M, P30D or PT5S.");
            return null;
        }
    }

    private void price(@Nullable Price price) {
        if (price == null) {
            return;
        }
        if (price.amount() < 0) {
            refuse("/price/amount", "negative", "A price is not negative.");
        }
        if (!CURRENCY.matcher(price.currency()).matches()) {
            refuse("/price/currency", "currency", "Must be an ISO 4217 code such as EUR, or XTR.");
        }
    }

    private void entitlements(Map<String, Object> entitlements) {
        if (entitlements.size() > MOST_ENTITLEMENTS) {
            refuse("/entitlements", "too-many", "At most 50 entitlements.");
        }
        entitlements.forEach((key, value) -> {
            if (key.length() > LONGEST_NAME || !ENTITLEMENT.matcher(key).matches()) {
                refuse("/entitlements", "key", "Keys are words of letters and digits, such as points.multiplier.");
            } else if (value instanceof String text && (!Text.isPlain(text) || Text.length(text) > LONGEST_VALUE)) {
                refuse("/entitlements/" + key, "text", "At most 256 characters, none of them a control character.");
            }
        });
    }

    private void refuse(String path, String code, String detail) {
        violations.add(new Violation(path, code, detail));
    }
}
