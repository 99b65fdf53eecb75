package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.DianaApplication;
import io.diana.gamification.application.BookOrders;
import io.diana.gamification.application.ShowAccount;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.SpendingOrder;
import io.diana.testing.TestDatabase;
import io.diana.vip.MovableTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;

/** Two Dianas on one database, and one that starts anew on it. */
class TwoLedgersTests {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void nodesKeepOneLedgerAndARestartLosesNothing() {
        try (var database = TestDatabase.fresh();
                var other = node(database)) {
            try (var one = node(database)) {
                var players = one.getBean(Players.class);
                var elsewhere = other.getBean(Players.class);
                var limited = players.somebody();
                var spender = players.somebodyWith(50);
                var ids = players.somebodies(40, "UTC");

                var messages = both(players, elsewhere, 300, it -> it.booking(Players.action(limited, "message_sent")));
                var spendings = both(
                        players,
                        elsewhere,
                        200,
                        it -> it.booking(new SpendingOrder(spender, 1, "x", "key:shop", null)));
                var retries =
                        both(players, elsewhere, 50, it -> it.booking(Players.action(spender, "reaction", "once")));
                var batch = ids.stream()
                        .map(id -> Players.action(id, "reaction", "b"))
                        .toList();
                var batches = Flux.range(0, 12)
                        .flatMap(
                                i -> (i % 2 == 0 ? one : other)
                                        .getBean(BookOrders.class)
                                        .all(i % 3 == 0 ? batch.reversed() : batch),
                                12)
                        .flatMapIterable(it -> it)
                        .collectList()
                        .blockOptional(LIMIT)
                        .orElseThrow();

                assertThat(messages.stream().filter(Booked.class::isInstance)).hasSize(100);
                assertThat(spendings.stream().filter(Booked.class::isInstance)).hasSize(50);
                assertThat(retries.stream().filter(Booked.class::isInstance)).hasSize(1);
                assertThat(batches.stream().filter(Booked.class::isInstance)).hasSize(40);
                assertThat(players.number("SELECT count(*) FROM gamification.entry WHERE source = 'welcome'"))
                        .isEqualTo(42);
                assertThat(players.texts("""
                                SELECT a.user_id::text FROM gamification.account a JOIN gamification.entry e USING (user_id)
                                 GROUP BY a.user_id
                                HAVING a.balance <> sum(e.amount) OR a.entries <> count(*) OR a.entries <> max(e.no)""")).isEmpty();
                assertThat(balance(other, spender)).isEqualTo(5).isEqualTo(balance(one, spender));
            }
            try (var restarted = node(database)) {
                var players = restarted.getBean(Players.class);
                var spender = players.texts("SELECT user_id::text FROM gamification.entry WHERE key = 'once'")
                        .getFirst();
                assertThat(balance(restarted, new io.diana.users.UserId(Long.parseLong(spender))))
                        .isEqualTo(5);
            }
        }
    }

    private static List<Booking> both(
            Players one,
            Players other,
            int times,
            java.util.function.Function<Players, reactor.core.publisher.Mono<Booking>> order) {
        return Flux.range(0, times)
                .flatMap(i -> order.apply(i % 2 == 0 ? one : other), 64)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static long balance(ConfigurableApplicationContext node, io.diana.users.UserId id) {
        return node.getBean(ShowAccount.class)
                .of(id)
                .blockOptional(LIMIT)
                .orElseThrow()
                .account()
                .purse()
                .balance();
    }

    private static ConfigurableApplicationContext node(TestDatabase database) {
        return new SpringApplicationBuilder(DianaApplication.class)
                .sources(MovableTime.class, Players.class)
                .run("--server.port=0", "--management.server.port=0", "--spring.r2dbc.url=" + database.url());
    }
}
