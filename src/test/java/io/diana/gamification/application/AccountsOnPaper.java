package io.diana.gamification.application;

import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Catalogue;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hold;
import io.diana.gamification.domain.Moment;
import io.diana.gamification.domain.Opening;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts as a list of who has one, with a note of everything that was asked for. */
final class AccountsOnPaper implements Accounts, Holds, Catalogues, AccountQuery {

    final Map<UserId, Account> accounts = new HashMap<>();
    final Map<String, Held> holds = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    final Set<UserId> buried = new HashSet<>();
    final List<Wanted> wanted = new ArrayList<>();
    private final Catalogue catalogue;
    long version = 3;

    AccountsOnPaper(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Mono<Void> open(Collection<Opening> openings) {
        return Mono.fromRunnable(() -> {
            asked.add("open " + openings.stream().map(Opening::owner).toList());
            openings.forEach(it -> accounts.putIfAbsent(it.owner(), Account.opened(it)));
        });
    }

    @Override
    public Mono<Void> bury(Collection<UserId> owners, Instant at) {
        return Mono.fromRunnable(() -> {
            asked.add("bury " + sorted(owners));
            owners.stream().filter(it -> !accounts.containsKey(it)).forEach(buried::add);
        });
    }

    @Override
    public Mono<Taken> take(Wanted some, Instant at) {
        return Mono.fromCallable(() -> {
            asked.add("take " + sorted(some.owners()));
            wanted.add(some);
            var taken = new HashMap<>(accounts);
            taken.keySet().retainAll(some.owners());
            return new Taken(taken.isEmpty() ? 0 : version, taken);
        });
    }

    @Override
    public Mono<Taken> takeAll(Wanted some, Instant at) {
        return Mono.fromCallable(() -> {
            asked.add("takeAll " + sorted(some.owners()));
            wanted.add(some);
            var taken = new HashMap<>(accounts);
            taken.keySet().retainAll(some.owners());
            return taken.size() < some.owners().size() ? new Taken(0, Map.of()) : new Taken(version, taken);
        });
    }

    @Override
    public Mono<Void> keep(List<Change> changes, Moment moment) {
        return Mono.fromRunnable(() -> {
            asked.add("keep " + changes.stream().map(it -> it.after().owner()).toList());
            changes.forEach(change -> {
                accounts.put(change.after().owner(), change.after());
                change.holds().forEach(it -> holds.put(it.id(), new Held(it, null)));
            });
        });
    }

    @Override
    public Mono<Void> forget(Collection<UserId> owners) {
        return Mono.fromRunnable(() -> asked.add("forget " + sorted(owners)));
    }

    @Override
    public Mono<Held> find(UserId owner, long no) {
        return Mono.defer(() -> Mono.justOrEmpty(holds.get(owner + "-" + no)));
    }

    @Override
    public Flux<Hold> undecided(Collection<UserId> owners) {
        return Flux.defer(() -> Flux.fromIterable(holds.values().stream()
                .map(Held::hold)
                .filter(it -> it.decision() == null && owners.contains(it.owner()))
                .toList()));
    }

    @Override
    public Mono<Catalogue> atLeast(long least) {
        return Mono.fromCallable(() -> {
            asked.add("catalogue " + least);
            return catalogue;
        });
    }

    @Override
    public Mono<Found> find(UserId owner, Instant now) {
        return Mono.fromCallable(() -> new Found(version, accounts.get(owner)));
    }

    /** A set has no order of its own, and another one in each run. */
    private static List<UserId> sorted(Collection<UserId> owners) {
        return owners.stream().sorted(Comparator.comparingLong(UserId::value)).toList();
    }

    static String said(Booking booking) {
        return switch (booking) {
            case Booking.Booked(var _, var entry) -> "booked " + entry.id();
            case Booking.Repeated(var entry) -> "repeated " + entry.id();
            case Booking.Refused(var refusal) -> "refused " + refusal.getClass().getSimpleName();
        };
    }
}
