package io.diana.users.domain;

import io.diana.validation.Text;
import io.diana.validation.Violation;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a profile consists of, and what each part may be. */
public enum ProfileField {

    /** 1–64 characters, not blank; the one part that everybody has. */
    FIRST_NAME("firstName", null),

    /** At most 64 characters. */
    LAST_NAME("lastName", null),

    /** Telegram's form without the @; it moves between accounts, so it identifies nobody. */
    USERNAME("username", null),

    /** A BCP 47 language tag, kept in its canonical case. */
    LANGUAGE_CODE("languageCode", "es"),

    /** An IANA time zone. */
    TIME_ZONE("timeZone", "UTC");

    private static final int MAX_NAME = 64;
    private static final int MAX_LANGUAGE = 35;
    private static final Pattern TELEGRAM_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

    private final String json;
    private final @Nullable String fallback;

    ProfileField(String json, @Nullable String fallback) {
        this.json = json;
        this.fallback = fallback;
    }

    /** The name in the API. */
    public String json() {
        return json;
    }

    /** What it is when nobody says; null: nothing. */
    public @Nullable String fallback() {
        return fallback;
    }

    /** What is wrong with a value; null means none was given or it was taken away; null when all is well. */
    @Nullable
    Violation violation(@Nullable String value) {
        var broken = value == null ? missing() : check(value);
        return broken == null ? null : new Violation("/" + json, broken.code, broken.detail);
    }

    /** A valid value in the form in which it is kept. */
    @Nullable
    String canonical(@Nullable String value) {
        return value == null ? fallback : this == LANGUAGE_CODE ? canonicalLanguage(value) : value;
    }

    private @Nullable Broken check(String value) {
        return switch (this) {
            case FIRST_NAME -> checkFirstName(value);
            case LAST_NAME -> checkName(value);
            case USERNAME -> checkUsername(value);
            case LANGUAGE_CODE -> checkLanguage(value);
            case TIME_ZONE -> checkTimeZone(value);
        };
    }

    private @Nullable Broken missing() {
        return this == FIRST_NAME ? new Broken("required", "Every member has a first name.") : null;
    }

    private static @Nullable Broken checkFirstName(String value) {
        return value.isBlank()
                ? new Broken("blank", "A first name has at least one visible character.")
                : checkName(value);
    }

    private static @Nullable Broken checkName(String value) {
        if (value.isEmpty()) {
            return new Broken("blank", "Leave it out or send null to have none.");
        }
        if (!Text.isPlain(value)) {
            return new Broken("control-character", "Control characters are not part of a name.");
        }
        return Text.length(value) > MAX_NAME ? new Broken("too-long", "At most 64 characters.") : null;
    }

    private static @Nullable Broken checkUsername(String value) {
        return TELEGRAM_NAME.matcher(value).matches()
                ? null
                : new Broken("username", "A letter, then letters, digits and underscores, at most 32; without the @.");
    }

    private static @Nullable Broken checkLanguage(String value) {
        return value.length() <= MAX_LANGUAGE && isLanguageTag(value)
                ? null
                : new Broken("language", "A BCP 47 language tag such as es or pt-BR, at most 35 characters.");
    }

    private static boolean isLanguageTag(String value) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(value)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    private static String canonicalLanguage(String value) {
        return new Locale.Builder().setLanguageTag(value).build().toLanguageTag();
    }

    private static @Nullable Broken checkTimeZone(String value) {
        return ZoneId.getAvailableZoneIds().contains(value)
                ? null
                : new Broken("time-zone", "An IANA time zone such as America/Mexico_City.");
    }

    private record Broken(String code, String detail) {}
}
