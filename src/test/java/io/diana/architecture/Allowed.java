package io.diana.architecture;

import java.util.Map;

/** Who may break a rule, and why. An entry that is no longer needed fails the build. */
final class Allowed {

    /** Loops that live as long as the application, relative to the root package. */
    static final Map<String, String> TO_BLOCK = Map.of();

    private Allowed() {}
}
