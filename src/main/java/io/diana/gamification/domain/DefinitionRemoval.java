package io.diana.gamification.domain;

import java.util.List;

/** What came of taking a definition away. */
public sealed interface DefinitionRemoval {

    /** Nothing is left of it. */
    record Removed(Edition last) implements DefinitionRemoval {}

    /** It is out of force, and stays to be read. */
    record Retired(Edition edition) implements DefinitionRemoval {}

    /** It was out of force before. */
    record Unchanged(Edition edition) implements DefinitionRemoval {}

    /** Others that are in force lean on it. */
    record RefusedAsInUse(List<Edition> users) implements DefinitionRemoval {}

    /** The caller does not say which version is to be taken away. */
    record RefusedAsBlind(Edition current) implements DefinitionRemoval {}

    /** The caller had seen another version. */
    record RefusedAsStale(Edition current) implements DefinitionRemoval {}

    /** There is no such definition. */
    record RefusedAsUnknown() implements DefinitionRemoval {}
}
