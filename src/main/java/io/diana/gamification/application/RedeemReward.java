package io.diana.gamification.application;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.domain.Article;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.Moment;
import io.diana.gamification.domain.RedemptionOrder;
import io.diana.gamification.domain.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Sells a reward for points. */
@Service
public class RedeemReward {

    private final Books books;
    private final Shop shop;

    RedeemReward(Books books, Shop shop) {
        this.books = books;
        this.shop = shop;
    }

    /** Sells one, paid and taken out of the stock together, or changes nothing. */
    @Transactional
    public Mono<Booking> by(RedemptionOrder order) {
        return books.open(wanted(order)).flatMap(opened -> sell(order, opened));
    }

    private static Wanted wanted(RedemptionOrder order) {
        var keys = Stream.ofNullable(order.key()).collect(Collectors.toUnmodifiableSet());
        return new Wanted(Set.of(order.owner()), Set.of(), keys);
    }

    private Mono<Booking> sell(RedemptionOrder order, Opened opened) {
        var owner = order.owner();
        var account = opened.accounts().get(owner);
        return account == null
                ? Mono.just(new Refused(opened.refusals().getOrDefault(owner, new Refusal.Unknown(owner))))
                : sell(new Visit(order, Hearing.welcome(account, opened.moment()), opened.moment()));
    }

    private Mono<Booking> sell(Visit visit) {
        return shop.find(visit.order().reward(), visit.order().owner())
                .map(visit::decide)
                .defaultIfEmpty(visit.decide(null))
                .flatMap(booking -> booking instanceof Booked booked ? take(booked, visit) : Mono.just(booking));
    }

    /** Somebody may have been faster with the last one. Nothing was written yet, so it is decided again. */
    private Mono<Booking> take(Booked booked, Visit visit) {
        return shop.take(visit.order().reward()).flatMap(taken -> taken ? keep(booked, visit) : sell(visit));
    }

    private Mono<Booking> keep(Booked booked, Visit visit) {
        return books.close(List.of(visit.welcome().then(booked.change())), visit.moment())
                .thenReturn(booked);
    }

    /** A member stands in the shop, welcomed if they had no entry yet. */
    private record Visit(RedemptionOrder order, Change welcome, Moment moment) {

        Booking decide(@Nullable Article article) {
            return order.on(welcome.after(), article, moment);
        }
    }
}
