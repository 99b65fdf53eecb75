package io.diana.validation;

/**
 * One value that breaks a rule.
 *
 * @param path where the value stands, as an RFC 6901 pointer relative to what was checked: {@code /firstName}; empty
 *     for the whole
 * @param code the rule, stable and in kebab-case: {@code too-long}
 * @param detail a sentence for a person; never holds the value itself
 */
public record Violation(String path, String code, String detail) {

    /** The same violation seen from one level further out: {@code /users/3} + {@code /firstName}. */
    public Violation under(String parent) {
        return new Violation(parent + path, code, detail);
    }
}
