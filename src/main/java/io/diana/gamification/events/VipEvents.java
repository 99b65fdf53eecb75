package io.diana.gamification.events;

import static io.diana.outbox.Listens.Start.BEGINNING;

import io.diana.gamification.application.FollowMembers;
import io.diana.gamification.application.RefundReward;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.News;
import io.diana.gamification.domain.RefundOrder;
import io.diana.outbox.Listens;
import io.diana.vip.GrantRefused;
import io.diana.vip.VipActivated;
import io.diana.vip.VipExpired;
import io.diana.vip.VipExtended;
import io.diana.vip.VipRevoked;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One listener for memberships, so that the last thing heard of one is what is true of it. */
@Component
class VipEvents {

    private static final String MEMBERSHIPS = "gamification.memberships";
    private static final String REFUSALS = "gamification.refusals";
    private static final int BATCH = 500;

    private final FollowMembers followMembers;
    private final RefundReward refundReward;

    VipEvents(FollowMembers followMembers, RefundReward refundReward) {
        this.followMembers = followMembers;
        this.refundReward = refundReward;
    }

    @Listens(id = MEMBERSHIPS, start = BEGINNING, batch = BATCH)
    Mono<Void> onActivated(List<VipActivated> events) {
        return follow(events, it -> new News(it.userId(), (account, moment) -> Hearing.of(it, account, moment)));
    }

    @Listens(id = MEMBERSHIPS, start = BEGINNING, batch = BATCH)
    Mono<Void> onExtended(List<VipExtended> events) {
        return follow(events, it -> new News(it.userId(), (account, _) -> Hearing.of(it.membership(), account)));
    }

    @Listens(id = MEMBERSHIPS, start = BEGINNING, batch = BATCH)
    Mono<Void> onExpired(List<VipExpired> events) {
        return follow(events, it -> new News(it.userId(), (account, _) -> Hearing.of(it.membership(), account)));
    }

    @Listens(id = MEMBERSHIPS, start = BEGINNING, batch = BATCH)
    Mono<Void> onRevoked(List<VipRevoked> events) {
        return follow(events, it -> new News(it.userId(), (account, _) -> Hearing.of(it.membership(), account)));
    }

    /** A reward whose prize is not given is paid back, once. What was asked for by others is none of this module's business. */
    @Listens(id = REFUSALS)
    Mono<Void> onRefused(GrantRefused event) {
        var order = RefundOrder.after(event);
        return order == null ? Mono.empty() : refundReward.by(order).then();
    }

    private <T> Mono<Void> follow(List<T> events, Function<T, News> news) {
        return followMembers.through(events.stream().map(news).toList());
    }
}
