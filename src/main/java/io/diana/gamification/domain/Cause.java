package io.diana.gamification.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why an entry is made.
 *
 * @param source who or what made it: {@code key:shop}, {@code streak}
 * @param words the reason; null: there is none to be told
 * @param refersTo the number of the entry that it follows from; null: none
 * @param order what it was asked for with; null: without a key
 */
public record Cause(
        String source,
        @Nullable Words words,
        @Nullable Long refersTo,
        @Nullable Order order) {

    /**
     * A request that is done once, however often it comes.
     *
     * @param key chosen by the caller
     * @param request digest of what was asked for: see {@link Digest}
     */
    public record Order(String key, long request) {}

    /**
     * A reason in words.
     *
     * @param isPersonal whether a person chose them: then they go when the member is erased
     */
    public record Words(String text, boolean isPersonal) {

        /** Those of a person. */
        public static Words of(String text) {
            return new Words(text, true);
        }
    }

    /** Diana does it by itself. */
    static Cause of(String source, String reason) {
        return new Cause(source, new Words(reason, false), null, null);
    }

    /** The reason; null: there is none to be told, or not any more. */
    public @Nullable String reason() {
        return words == null ? null : words.text();
    }
}
