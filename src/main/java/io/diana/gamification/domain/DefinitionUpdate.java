package io.diana.gamification.domain;

import io.diana.validation.Violation;
import java.util.List;

/** What came of putting a definition in its place. */
public sealed interface DefinitionUpdate {

    /** There is a new definition. */
    record Created(Edition edition) implements DefinitionUpdate {}

    /** There is a new version of the definition. */
    record Replaced(Edition edition) implements DefinitionUpdate {}

    /** The definition says that already. */
    record Unchanged(Edition edition) implements DefinitionUpdate {}

    /** It does not go together with the other definitions. */
    record RefusedAsInvalid(List<Violation> violations) implements DefinitionUpdate {}

    /** It shall be out of force, while others that are in force lean on it. */
    record RefusedAsInUse(List<Edition> users) implements DefinitionUpdate {}

    /** The caller does not say which version is to be replaced. */
    record RefusedAsBlind(Edition current) implements DefinitionUpdate {}

    /** The caller had seen another version. */
    record RefusedAsStale(Edition current) implements DefinitionUpdate {}

    /** The caller wants to replace what there is not. */
    record RefusedAsUnknown() implements DefinitionUpdate {}
}
