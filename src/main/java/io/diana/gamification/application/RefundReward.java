package io.diana.gamification.application;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.RefundOrder;
import io.diana.gamification.domain.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Gives back what was paid for a reward: once, whoever else does so at the same time. */
@Service
public class RefundReward {

    private final Books books;
    private final Shop shop;

    RefundReward(Books books, Shop shop) {
        this.books = books;
        this.shop = shop;
    }

    /** Pays the price back and puts the reward back into the stock. */
    @Transactional
    public Mono<Booking> by(RefundOrder order) {
        return books.open(wanted(order)).flatMap(opened -> refund(order, opened));
    }

    private static Wanted wanted(RefundOrder order) {
        var keys = Stream.ofNullable(order.key()).collect(Collectors.toUnmodifiableSet());
        return new Wanted(Set.of(order.redemption().owner()), Set.of(), keys);
    }

    private Mono<Booking> refund(RefundOrder order, Opened opened) {
        var owner = order.redemption().owner();
        var account = opened.accounts().get(owner);
        if (account == null) {
            return Mono.just(new Refused(opened.refusals().getOrDefault(owner, new Refusal.Unknown(owner))));
        }
        return shop.sold(order.redemption())
                .map(bought -> order.on(account, bought, opened.moment()))
                .defaultIfEmpty(order.on(account, null, opened.moment()))
                .flatMap(booking -> booking instanceof Booked booked ? keep(booked, opened) : Mono.just(booking));
    }

    private Mono<Booking> keep(Booked booked, Opened opened) {
        var change = booked.change();
        return books.close(List.of(change), opened.moment())
                .then(shop.putBack(change.redemptions().getFirst().reward()))
                .thenReturn(booked);
    }
}
