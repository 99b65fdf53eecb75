package io.diana.gamification.application;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.application.Recalculations.Member;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.Recalculation;
import io.diana.users.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Makes up for what members are due because achievements or missions have changed, some members at a time. That, and how far
 * it has come, is one transaction: whoever is interrupted goes on where it was. All changes that are open go on together.
 */
@Service
public class RecalculateMembers {

    private final Recalculations recalculations;
    private final Books books;
    private final Clock clock;

    RecalculateMembers(Recalculations recalculations, Books books, Clock clock) {
        this.recalculations = recalculations;
        this.books = books;
        this.clock = clock;
    }

    /** Does it for so many members at most and tells whether there was anything to be done that nobody else is at. */
    @Transactional
    public Mono<Boolean> upTo(int limit) {
        return Mono.defer(() -> recalculations.lock(clock.instant()).collectList())
                .flatMap(open ->
                        open.isEmpty() ? Mono.just(false) : work(open, limit).thenReturn(true));
    }

    private Mono<Void> work(List<Recalculation> open, int limit) {
        return recalculations
                .behind(lowest(open), limit)
                .collectList()
                .flatMap(members -> members.isEmpty()
                        ? recalculations.finish(open, clock.instant())
                        : recalculate(members)
                                .then(recalculations.advance(
                                        open, members.getLast().id().value())));
    }

    static long lowest(List<Recalculation> open) {
        return open.stream().mapToLong(Recalculation::position).min().orElseThrow();
    }

    private Mono<Void> recalculate(List<Member> members) {
        Set<UserId> owners =
                members.stream().filter(Member::concerned).map(Member::id).collect(Collectors.toSet());
        return owners.isEmpty()
                ? Mono.empty()
                : books.open(new Wanted(owners, Set.of(), Set.of()))
                        .flatMap(opened -> books.close(changes(opened), opened.moment()));
    }

    private static List<Change> changes(Opened opened) {
        return opened.accounts().values().stream()
                .map(account -> Hearing.ofDefinitions(account, opened.moment()))
                .filter(change -> !change.isNothing())
                .toList();
    }
}
