package io.diana.validation;

import java.util.List;

/**
 * What came of checking values from outside: either something valid, or everything that is wrong with them.
 *
 * @param <T> what the values make when they are valid
 */
public sealed interface Checked<T> {

    /** All rules hold. */
    record Valid<T>(T value) implements Checked<T> {}

    /** At least one rule is broken; every broken one is named. */
    record Invalid<T>(List<Violation> violations) implements Checked<T> {

        public Invalid {
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("Nothing is wrong, so this is not invalid.");
            }
            violations = List.copyOf(violations);
        }
    }
}
