package io.diana.vip;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.vip.application.ForgetMember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happens to a member at the same moment, over HTTP as bots and operators do it. */
@VipTest
class RaceTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int RACES = 200;

    @Autowired
    Community community;

    @Autowired
    ForgetMember forgetMember;

    @LocalServerPort
    int port;

    WebClient client = WebClient.create();

    @BeforeEach
    void setUp() {
        client = WebClient.create("http://localhost:" + port + "/api/v1");
    }

    @Test
    void nothingIsLostWhenGrantTouchAndPatchMeet() {
        var members = community.somebodies(RACES);
        Flux.fromIterable(members)
                .flatMap(id -> Flux.merge(granting(id), touching(id), patching(id)), 8)
                .blockLast(LIMIT);

        Awaitility.await().atMost(LIMIT).until(() -> count(members, """
                SELECT count(*) FROM users.member m JOIN users.activity a ON a.user_id = m.id
                  JOIN vip.holding h ON h.user_id = m.id
                 WHERE m.id BETWEEN %d AND %d AND m.vip AND m.vip_until = h.until AND m.first_name = 'Grace'
                   AND a.last_active_at > '-infinity' AND h.until - h.since = interval '30 days'
                """) == RACES);
    }

    @Test
    void twoGrantsAtOnceOfEachMemberAddUp() {
        var members = community.somebodies(50);
        Flux.fromIterable(members)
                .flatMap(id -> Flux.merge(granting(id), granting(id)), 8)
                .blockLast(LIMIT);

        assertThat(count(members, """
                SELECT count(*) FROM vip.holding
                 WHERE user_id BETWEEN %d AND %d AND until - since = interval '60 days'
                """)).isEqualTo(50);
    }

    @Test
    void whoLeavesWhileSomethingIsGrantedHoldsNothing() {
        var members = community.somebodies(50);
        var answers = new ArrayList<Mono<?>>();
        members.forEach(id -> {
            answers.add(granting(id).onErrorComplete());
            answers.add(client.delete()
                    .uri("/users/%s?reason=wish".formatted(id))
                    .retrieve()
                    .toBodilessEntity());
        });
        Flux.fromIterable(answers).flatMap(it -> it, 16).blockLast(LIMIT);

        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> count(
                                members,
                                "SELECT count(*) FROM vip.member WHERE user_id BETWEEN %d AND %d AND erased_at IS NOT NULL")
                        == 50);
        assertThat(count(members, "SELECT count(*) FROM vip.holding WHERE user_id BETWEEN %d AND %d"))
                .isZero();
        assertThat(count(members, """
                SELECT count(*) FROM vip."grant" WHERE user_id BETWEEN %d AND %d
                   AND (revoked_at IS NULL OR reason IS NOT NULL)
                """)).isZero();
        assertThat(count(members, "SELECT count(*) FROM users.member WHERE id BETWEEN %d AND %d AND vip"))
                .isZero();
    }

    @Test
    void aGrantThatWaitsForAnErasureIsRefused() {
        var members = community.somebodies(20);
        Flux.fromIterable(members)
                .flatMap(
                        id -> Flux.merge(
                                forgetMember.after(new UserErased(id, Instant.now())),
                                community.ordering(id, "monthly", "P30D")),
                        4)
                .blockLast(LIMIT);

        assertThat(count(members, "SELECT count(*) FROM vip.holding WHERE user_id BETWEEN %d AND %d"))
                .isZero();
    }

    private long count(List<UserId> members, String sql) {
        return Long.parseLong(community
                .texts(sql.formatted(
                        members.getFirst().value(), members.getLast().value()))
                .getFirst());
    }

    private Mono<?> granting(UserId id) {
        return client.post()
                .uri("/users/%s/vip/grants".formatted(id))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"plan\": \"monthly\", \"duration\": \"P30D\", \"reason\": \"a prize\"}")
                .retrieve()
                .toBodilessEntity();
    }

    private Mono<?> touching(UserId id) {
        return client.post().uri("/users/%s/activity".formatted(id)).retrieve().toBodilessEntity();
    }

    private Mono<?> patching(UserId id) {
        return client.patch()
                .uri("/users/" + id)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue("{\"firstName\": \"Grace\"}")
                .retrieve()
                .toBodilessEntity();
    }
}
