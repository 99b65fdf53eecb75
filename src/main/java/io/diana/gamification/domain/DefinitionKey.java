package io.diana.gamification.domain;

import java.util.regex.Pattern;

/** What the key of a definition has to be. */
public final class DefinitionKey {

    /** The rule in words. */
    public static final String RULE = "1 to 64 small letters, digits, dots, hyphens and underscores.";

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private DefinitionKey() {}

    /** Whether a text can name a definition. */
    public static boolean isValid(String key) {
        return KEY.matcher(key).matches();
    }
}
