package io.diana.vip.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.event.types.DomainEvent;

/**
 * What becomes of a member: to be written down and to be said, in one transaction.
 *
 * @param before as it was loaded
 * @param after as it is to be kept
 * @param events what others hear, in order
 * @param history what is put on record, in order
 */
public record Change(Member before, Member after, List<DomainEvent> events, List<HistoryEntry> history) {

    /** Keeps the lists from later changes. */
    public Change {
        events = List.copyOf(events);
        history = List.copyOf(history);
    }

    /** This one, and behind it another that starts where it ends. */
    Change then(Change next) {
        return new Change(
                before,
                next.after,
                Stream.concat(events.stream(), next.events.stream()).toList(),
                Stream.concat(history.stream(), next.history.stream()).toList());
    }

    /** The grants that are new. */
    public List<Grant> given() {
        return after.grants().stream()
                .filter(grant -> before.grant(grant.id()) == null)
                .toList();
    }

    /** The grants that were taken away. */
    public List<Grant> revoked() {
        return after.grants().stream()
                .filter(grant -> {
                    var known = before.grant(grant.id());
                    return known != null && known.revocation() == null && grant.revocation() != null;
                })
                .toList();
    }
}
