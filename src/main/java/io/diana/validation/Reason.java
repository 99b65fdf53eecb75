package io.diana.validation;

import org.jspecify.annotations.Nullable;

/** Why somebody did something that needs a reason: 1–500 characters, not blank. */
public final class Reason {

    private static final int MAX = 500;

    private Reason() {}

    /** What is wrong with a reason; null when nothing is. */
    public static @Nullable Violation violation(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return new Violation("/reason", "required", "This needs a reason.");
        }
        if (!Text.isPlain(reason)) {
            return new Violation("/reason", "control-character", "Control characters are not part of a reason.");
        }
        return Text.length(reason) > MAX ? new Violation("/reason", "too-long", "At most 500 characters.") : null;
    }
}
