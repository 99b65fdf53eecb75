package io.diana.gamification.domain;

import io.diana.gamification.domain.DefinitionUpdate.Created;
import io.diana.gamification.domain.DefinitionUpdate.Replaced;
import io.diana.validation.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All definitions at one moment, each of which has to go together with the others: what one leans on is there, and in
 * force as long as it is itself; no prerequisite leads back to where it came from.
 *
 * @param editions what there is
 * @param now the moment, which tells the campaigns that are over
 */
public record Rulebook(List<Edition> editions, Instant now) {

    /** Keeps the list from later changes. */
    public Rulebook {
        editions = List.copyOf(editions);
    }

    /** What there is of this kind and key. */
    public @Nullable Edition find(DefinitionKind kind, String key) {
        return editions.stream()
                .filter(it -> it.kind() == kind && it.definition().key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /**
     * Decides whether a definition may take its place.
     *
     * @param expected which version shall be replaced; null: none, there shall be no such definition yet
     */
    public DefinitionUpdate put(Definition wanted, @Nullable Predicate<Edition> expected) {
        var current = find(DefinitionKind.of(wanted), wanted.key());
        if (current == null) {
            return expected == null
                    ? unlessInvalid(wanted, new Created(Edition.first(wanted, now)))
                    : new DefinitionUpdate.RefusedAsUnknown();
        }
        if (expected == null) {
            return new DefinitionUpdate.RefusedAsBlind(current);
        }
        if (!expected.test(current)) {
            return new DefinitionUpdate.RefusedAsStale(current);
        }
        return current.definition().equals(wanted) ? new DefinitionUpdate.Unchanged(current) : replace(current, wanted);
    }

    private DefinitionUpdate replace(Edition current, Definition wanted) {
        var users = wanted.active() ? List.<Edition>of() : usersOf(current);
        return users.isEmpty()
                ? unlessInvalid(wanted, new Replaced(current.next(wanted, now)))
                : new DefinitionUpdate.RefusedAsInUse(users);
    }

    private DefinitionUpdate unlessInvalid(Definition wanted, DefinitionUpdate otherwise) {
        var violations = new ArrayList<>(references(wanted));
        violations.addAll(new Prerequisites(editions).violations(wanted));
        return violations.isEmpty() ? otherwise : new DefinitionUpdate.RefusedAsInvalid(List.copyOf(violations));
    }

    /**
     * Decides whether a definition may go. A campaign leaves nothing behind; all others are kept, for what was earned by
     * them refers to them.
     *
     * @param expected which version shall go; null: the caller does not say
     */
    public DefinitionRemoval remove(DefinitionKind kind, String key, @Nullable Predicate<Edition> expected) {
        var current = find(kind, key);
        if (current == null) {
            return new DefinitionRemoval.RefusedAsUnknown();
        }
        if (expected == null) {
            return new DefinitionRemoval.RefusedAsBlind(current);
        }
        if (!expected.test(current)) {
            return new DefinitionRemoval.RefusedAsStale(current);
        }
        return remove(current);
    }

    private DefinitionRemoval remove(Edition current) {
        var retired = Retirement.of(current.definition());
        if (retired == null) {
            return new DefinitionRemoval.Removed(current);
        }
        if (retired.equals(current.definition())) {
            return new DefinitionRemoval.Unchanged(current);
        }
        var users = usersOf(current);
        return users.isEmpty()
                ? new DefinitionRemoval.Retired(current.next(retired, now))
                : new DefinitionRemoval.RefusedAsInUse(users);
    }

    /** Those in force that lean on a definition, apart from itself. */
    private List<Edition> usersOf(Edition used) {
        return editions.stream()
                .filter(it -> !it.equals(used) && isInForce(it.definition()))
                .filter(it -> Reference.of(it.definition()).stream()
                        .anyMatch(to -> to.isTo(used.kind(), used.definition().key())))
                .toList();
    }

    private List<Violation> references(Definition wanted) {
        return Reference.of(wanted).stream()
                .filter(to -> !to.isTo(DefinitionKind.of(wanted), wanted.key()))
                .map(to -> violation(to, isInForce(wanted)))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Violation violation(Reference to, boolean hasToBeActive) {
        var found = find(to.kind(), to.key());
        if (found == null) {
            return new Violation(to.path(), "unknown-" + to.kind().word(), "There is no such " + words(to) + ".");
        }
        return hasToBeActive && !found.definition().active()
                ? new Violation(to.path(), "inactive-" + to.kind().word(), "The " + words(to) + " is not in force.")
                : null;
    }

    private static String words(Reference to) {
        return to.kind().word().replace('-', ' ');
    }

    private boolean isInForce(Definition definition) {
        return definition instanceof Campaign campaign ? now.isBefore(campaign.end()) : definition.active();
    }
}
