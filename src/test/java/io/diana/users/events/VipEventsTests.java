package io.diana.users.events;

import io.diana.outbox.Outbox;
import io.diana.testing.DianaTest;
import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@DianaTest
class VipEventsTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Outbox outbox;

    @Autowired
    ReactiveTransactionManager transactions;

    @Autowired
    WebTestClient client;

    @Autowired
    Clock clock;

    @Test
    void showMembershipsAsTheyAreSaidLast() {
        var ada = registered(771_000_001);
        var eva = registered(771_000_002);
        var until = clock.instant().plus(Duration.ofDays(30));
        var nobody = new UserId(771_000_003);

        publish(List.of(
                change(ada, true, null),
                change(eva, true, until),
                change(nobody, true, null),
                change(ada, false, null),
                change(ada, true, until)));

        awaitVip(eva, "{\"active\": true, \"until\": \"%s\"}".formatted(until));
        awaitVip(ada, "{\"active\": true, \"until\": \"%s\"}".formatted(until));
        publish(List.of(change(ada, false, null)));
        awaitVip(ada, "{\"active\": false, \"until\": null}");
    }

    private MembershipChanged change(UserId id, boolean active, @Nullable Instant until) {
        return new MembershipChanged(id, active, until, clock.instant());
    }

    private void publish(List<MembershipChanged> changes) {
        TransactionalOperator.create(transactions)
                .transactional(outbox.publish(changes))
                .block(LIMIT);
    }

    private void awaitVip(UserId id, String vip) {
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> client.get()
                        .uri("/api/v1/users/" + id)
                        .exchange()
                        .expectBody()
                        .json("{\"vip\": %s}".formatted(vip)));
    }

    private UserId registered(long id) {
        client.post()
                .uri("/api/v1/users")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"id\": %d, \"firstName\": \"Ada\"}".formatted(id))
                .exchange()
                .expectStatus()
                .isCreated();
        return new UserId(id);
    }
}
