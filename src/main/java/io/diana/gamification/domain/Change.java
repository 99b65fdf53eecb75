package io.diana.gamification.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jmolecules.event.types.DomainEvent;

/**
 * What becomes of an account: to be written down and to be said, in one transaction.
 *
 * @param before as it was loaded
 * @param after as it is to be kept
 * @param entries new ones, in order
 * @param holds new or decided ones
 * @param redemptions new or refunded ones
 * @param steps what was reached and what was done for missions
 * @param events what others hear, in order
 */
public record Change(
        Account before,
        Account after,
        List<Entry> entries,
        List<Hold> holds,
        List<Redemption> redemptions,
        Steps steps,
        List<DomainEvent> events) {

    /**
     * How far the member has come.
     *
     * @param unlocks new steps of achievements
     * @param runs of missions, as they are to be kept
     * @param payments of those of them that are claimed: the numbers of the entries that pay
     */
    public record Steps(List<Unlock> unlocks, Map<MissionRun.Id, MissionRun> runs, Map<MissionRun.Id, Long> payments) {

        /** Not a step. */
        static final Steps NONE = new Steps(List.of(), Map.of(), Map.of());

        /** Keeps the lists from later changes. */
        public Steps {
            unlocks = List.copyOf(unlocks);
            runs = Map.copyOf(runs);
            payments = Map.copyOf(payments);
        }

        /** A run is claimed, and this entry pays it. */
        static Steps paid(MissionRun run, Entry payment) {
            return new Steps(List.of(), Map.of(run.id(), run), Map.of(run.id(), payment.no()));
        }

        Steps then(Steps next) {
            return new Steps(
                    Change.joined(unlocks, next.unlocks), joined(runs, next.runs), joined(payments, next.payments));
        }

        private static <K, V> Map<K, V> joined(Map<K, V> first, Map<K, V> second) {
            var both = new HashMap<>(first);
            both.putAll(second);
            return both;
        }
    }

    /** Keeps the lists from later changes. */
    public Change {
        entries = List.copyOf(entries);
        holds = List.copyOf(holds);
        redemptions = List.copyOf(redemptions);
        events = List.copyOf(events);
    }

    /** Nothing yet. */
    public static Change none(Account account) {
        return new Change(account, account, List.of(), List.of(), List.of(), Steps.NONE, List.of());
    }

    /** This one, and behind it another that starts where it ends. */
    public Change then(Change next) {
        return new Change(
                before,
                next.after,
                joined(entries, next.entries),
                joined(holds, next.holds),
                joined(redemptions, next.redemptions),
                steps.then(next.steps),
                joined(events, next.events));
    }

    /** The same, and the account becomes another one without an entry. */
    Change to(Account account) {
        return new Change(before, account, entries, holds, redemptions, steps, events);
    }

    Change saying(List<? extends DomainEvent> said) {
        return new Change(before, after, entries, holds, redemptions, steps, joined(events, said));
    }

    Change with(Hold hold) {
        return new Change(before, after, entries, joined(holds, List.of(hold)), redemptions, steps, events);
    }

    Change with(Redemption redemption) {
        return new Change(before, after, entries, holds, joined(redemptions, List.of(redemption)), steps, events);
    }

    Change with(Steps taken) {
        return new Change(before, after, entries, holds, redemptions, steps.then(taken), events);
    }

    /** The same with another first entry in the place of that one. */
    Change answering(Entry answered) {
        var replaced = entries.stream()
                .map(it -> it.no() == answered.no() ? answered : it)
                .toList();
        return new Change(before, after.answering(answered), replaced, holds, redemptions, steps, events);
    }

    /** Whether there is anything to be kept. */
    public boolean isNothing() {
        return before.equals(after);
    }

    private static <T> List<T> joined(List<? extends T> first, List<? extends T> second) {
        return Stream.<T>concat(first.stream(), second.stream()).toList();
    }
}
