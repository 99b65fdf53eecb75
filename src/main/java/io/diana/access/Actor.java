package io.diana.access;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, as audit and history record it.
 *
 * @param kind what sort of actor this is
 * @param id stable identity within the kind
 * @param name what a person calls it
 * @param userId the member that the actor is as well, who must not act on their own account; null: none that is known
 */
public record Actor(
        Kind kind, String id, String name, @Nullable Long userId) {

    /** Nobody was asked to prove who they are. */
    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, "anonymous", "anonymous");

    /** Diana itself: what happens because time has passed. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system", "Diana");

    /** An actor of whom no member is known. */
    public Actor(Kind kind, String id, String name) {
        this(kind, id, name, null);
    }

    /** The sorts of actor. */
    public enum Kind {
        ANONYMOUS,
        KEY,
        OPERATOR,
        SYSTEM
    }

    /** One word for certificates and history: {@code operator:ana}. */
    public String label() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
