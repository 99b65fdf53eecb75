package io.diana.access;

/**
 * Who does something, as audit and history record it.
 *
 * @param kind what sort of actor this is
 * @param id stable identity within the kind
 * @param name what a person calls it
 */
public record Actor(Kind kind, String id, String name) {

    /** Nobody was asked to prove who they are. */
    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, "anonymous", "anonymous");

    /** Diana itself: what happens because time has passed. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system", "Diana");

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
