package io.diana.vip.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids that callers know as texts. */
final class Uuids {

    private static final int LENGTH = 36;

    private Uuids() {}

    /** The id in a path; null when the text is none, so that nothing has it. */
    static @Nullable UUID parse(String text) {
        try {
            return text.length() == LENGTH ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
