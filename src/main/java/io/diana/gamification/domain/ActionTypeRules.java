package io.diana.gamification.domain;

import io.diana.validation.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an action type has to be. */
record ActionTypeRules(Flaws flaws) {

    private static final int MOST_TIMES = 1_000;
    private static final int MOST_LIMITS = 10;
    private static final int MOST_FIELDS = 20;

    /** Each up to 100, on a million points and a cap of 100: the product still fits into 63 bits. */
    private static final int MOST_FACTORS = 4;

    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 64;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final String FIELD_RULE = "1 to 64 letters, digits and underscores, a letter first.";

    void check(ActionType type) {
        flaws.points("/points", type.points());
        limits(type.limits());
        flaws.size("/requiredContext", type.requiredContext(), 0, MOST_FIELDS);
        for (var i = 0; i < type.requiredContext().size(); i++) {
            field("/requiredContext/" + i, type.requiredContext().get(i));
        }
        flaws.size("/factors", type.factors().keySet(), 0, MOST_FACTORS);
        type.factors().forEach(this::factors);
    }

    private void limits(List<Limit> limits) {
        flaws.size("/limits", limits, 0, MOST_LIMITS);
        for (var i = 0; i < limits.size(); i++) {
            var window = limits.get(i).window();
            flaws.within("/limits/" + i + "/max", limits.get(i).max(), 1, MOST_TIMES);
            if (window != null) {
                flaws.period("/limits/" + i + "/period", window, Flaws.YEAR);
            }
        }
    }

    private void factors(String field, Map<String, BigDecimal> values) {
        var path = "/factors/" + escaped(field);
        field(path, field);
        flaws.size(path, values.keySet(), 1, MOST_VALUES);
        values.forEach((value, factor) -> {
            var at = path + "/" + escaped(value);
            if (value.isEmpty() || !Text.isPlain(value) || Text.length(value) > LONGEST_VALUE) {
                flaws.add(at, "value", "1 to 64 characters, none of them a control character.");
            }
            flaws.factor(at, factor);
        });
    }

    private void field(String path, String field) {
        if (!FIELD.matcher(field).matches()) {
            flaws.add(path, "field", FIELD_RULE);
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
