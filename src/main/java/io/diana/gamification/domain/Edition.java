package io.diana.gamification.domain;

import java.time.Instant;

/**
 * A definition as it stands.
 *
 * @param definition what it says
 * @param version 1 and upwards; each change makes the next one. What is sold of a reward's stock is no change.
 * @param since when this version was made
 */
public record Edition(Definition definition, int version, Instant since) {

    /** The first version. */
    public static Edition first(Definition definition, Instant now) {
        return new Edition(definition, 1, now);
    }

    /** The next version. */
    public Edition next(Definition changed, Instant now) {
        return new Edition(changed, version + 1, now);
    }

    /** Its kind. */
    public DefinitionKind kind() {
        return DefinitionKind.of(definition);
    }

    /** For people: {@code mission daily-trivia}. */
    public String label() {
        return kind().word() + " " + definition.key();
    }
}
