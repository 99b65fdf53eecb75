package io.diana.gamification.application;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.ClaimOrder;
import io.diana.gamification.domain.Session;
import io.diana.users.UserId;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Pays the reward of a mission: once, however often and by how many it is claimed. */
@Service
public class ClaimMission {

    /** Longer than any run with a reward can be: a week, and the days for which it can be claimed. */
    static final Period REMEMBERED = Period.ofDays(30);

    private final Books books;
    private final RewardedRuns runs;

    ClaimMission(Books books, RewardedRuns runs) {
        this.books = books;
        this.runs = runs;
    }

    /**
     * Claims it for a member.
     *
     * @param key the caller's name for this request; null: it has none
     */
    @Transactional
    public Mono<Booking> by(UserId owner, String mission, @Nullable String key) {
        return books.open(new Wanted(Set.of(owner), Set.of(), key == null ? Set.of() : Set.of(key)))
                .zipWhen(opened -> runs.of(owner, mission, since(opened)).collectList())
                .flatMap(both -> keep(new ClaimOrder(owner, mission, key, both.getT2()), both.getT1()));
    }

    private static LocalDate since(Opened opened) {
        return LocalDate.ofInstant(opened.moment().now(), ZoneOffset.UTC).minus(REMEMBERED);
    }

    private Mono<Booking> keep(ClaimOrder order, Opened opened) {
        var session = Session.of(List.of(order), opened.accounts(), opened.refusals(), opened.moment());
        return books.close(session.changes(), opened.moment())
                .thenReturn(session.bookings().getFirst());
    }
}
