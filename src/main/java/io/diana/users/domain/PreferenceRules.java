package io.diana.users.domain;

import io.diana.validation.Text;
import io.diana.validation.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What preferences, or a merge patch for them, may say. The documented keys are typed; all others are free. A document
 * may have 16 KiB as it is served, eight levels of objects and arrays, and 256 keys over all levels; since only the
 * result of a merge has to keep that, it is settled where the merge happens.
 *
 * <p>Takes JSON as Java's own types: maps, lists, strings, {@link BigDecimal}s, booleans and null.
 */
public final class PreferenceRules {

    private static final Set<String> THEMES = Set.of("light", "dark", "system", "auto");
    private static final Set<String> FREQUENCIES = Set.of("immediate", "hourly", "daily", "weekly", "never");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    private static final int MAX_DIGITS = 100;
    private static final int MAX_TYPES = 32;

    private final List<Violation> violations = new ArrayList<>();

    private PreferenceRules() {}

    /** Everything that is wrong with a document or a patch. */
    public static List<Violation> violations(Map<String, @Nullable Object> document) {
        var rules = new PreferenceRules();
        rules.storable("", document);
        rules.documented(document);
        return List.copyOf(rules.violations);
    }

    private void documented(Map<String, @Nullable Object> document) {
        check("/language", document.get("language"), PreferenceRules::isLanguage, "A BCP 47 language tag such as es.");
        check("/theme", document.get("theme"), THEMES::contains, "One of light, dark, system, auto.");
        check("/tone", document.get("tone"), PreferenceRules::isWord, "A lower-case word of at most 32 characters.");
        check("/notifications", document.get("notifications"), Map.class::isInstance, "An object.");
        check("/privacy", document.get("privacy"), Map.class::isInstance, "An object.");
        if (document.get("notifications") instanceof Map<?, ?> notifications) {
            notifications(notifications);
        }
        if (document.get("privacy") instanceof Map<?, ?> privacy) {
            flag("/privacy/showInLeaderboards", privacy.get("showInLeaderboards"));
            flag("/privacy/allowContact", privacy.get("allowContact"));
        }
    }

    private void notifications(Map<?, ?> notifications) {
        check(
                "/notifications/frequency",
                notifications.get("frequency"),
                FREQUENCIES::contains,
                "One of immediate, hourly, daily, weekly, never.");
        check(
                "/notifications/hours",
                notifications.get("hours"),
                value -> value instanceof List<?> hours && hours.stream().allMatch(PreferenceRules::isHour),
                "An array of hours of the day, 0 to 23.");
        check(
                "/notifications/types",
                notifications.get("types"),
                value -> value instanceof List<?> types
                        && types.size() <= MAX_TYPES
                        && types.stream().allMatch(PreferenceRules::isWord),
                "An array of at most 32 lower-case words.");
    }

    private void flag(String path, @Nullable Object value) {
        check(path, value, Boolean.class::isInstance, "true or false.");
    }

    private void check(String path, @Nullable Object value, Predicate<Object> rule, String detail) {
        if (value != null && !rule.test(value)) {
            violations.add(new Violation(path, "invalid-preference", detail));
        }
    }

    private void storable(String path, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> object ->
                object.forEach((key, member) -> {
                    storable(path, key);
                    storable(path + "/" + escape(key.toString()), member);
                });
            case List<?> array -> array.forEach(element -> storable(path, element));
            case String text
            when !Text.isStorable(text) ->
                violations.add(new Violation(path, "control-character", "NUL and half surrogates cannot be kept."));
            case BigDecimal number
            when number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS ->
                violations.add(
                        new Violation(path, "number-too-long", "At most 100 digits before and after the point."));
            case null, default -> {}
        }
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isLanguage(Object value) {
        return value instanceof String tag && ProfileField.LANGUAGE_CODE.violation(tag) == null;
    }

    private static boolean isWord(Object value) {
        return value instanceof String text && WORD.matcher(text).matches();
    }

    private static boolean isHour(Object value) {
        return value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(23)) <= 0;
    }
}
