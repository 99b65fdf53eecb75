package io.diana.gamification.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of an action.
 *
 * @param canonical all of it as one text in which the same context is the same text; empty: nothing
 * @param texts fields that are a text, a number or a truth value, as text
 */
public record Context(String canonical, Map<String, String> texts) {

    /** Nothing was said. */
    public static final Context NONE = new Context("", Map.of());

    /** Keeps the texts from later changes. */
    public Context {
        texts = Map.copyOf(texts);
    }

    /** A field; null: it is missing, or blank. */
    @Nullable
    String text(String field) {
        var text = texts.get(field);
        return text == null || text.isBlank() ? null : text;
    }

    /** Tells contexts apart; an empty one is like no other. */
    long echo() {
        return canonical.isEmpty() ? 0 : Digest.of(canonical);
    }
}
