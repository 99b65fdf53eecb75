package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Operators who change the rules at the same moment. */
@DianaTest
class DefinitionRaceTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int RACES = 20;

    @Autowired
    DatabaseClient db;

    @LocalServerPort
    int port;

    @Test
    void ofManyWhoReplaceTheSameVersionOneWins() {
        var key = "k" + UUID.randomUUID();
        var made = put(key, 0, null, "").blockOptional(LIMIT).orElseThrow();
        var etag = made.getHeaders().getETag();
        var before = version();

        assertThat(statuses(n -> put(key, n + 1, etag, ""), RACES))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(version()).isEqualTo(before + 1);
    }

    @Test
    void ofManyWhoMakeTheSameOneWins() {
        var key = "k" + UUID.randomUUID();

        assertThat(statuses(n -> put(key, n, null, ""), RACES))
                .containsOnlyOnce(201)
                .containsOnly(201, 428);
    }

    @Test
    void ofTwoThatTogetherMakeACircleOneIsRefused() {
        for (var race = 0; race < RACES; race++) {
            var one = "k" + UUID.randomUUID();
            var other = "k" + UUID.randomUUID();
            put(one, 1, null, "").block(LIMIT);
            put(other, 1, null, "").block(LIMIT);

            assertThat(statuses(n -> n == 0 ? put(one, 1, "*", other) : put(other, 1, "*", one), 2))
                    .containsExactlyInAnyOrder(200, 422);
        }
    }

    private static List<Integer> statuses(IntFunction<Mono<ResponseEntity<Void>>> call, int calls) {
        return Flux.range(0, calls)
                .flatMap(call::apply, calls)
                .map(answer -> answer.getStatusCode().value())
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private long version() {
        return db.sql("SELECT version FROM gamification.catalogue")
                .mapValue(Long.class)
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private Mono<ResponseEntity<Void>> put(String key, int points, @Nullable String ifMatch, String requires) {
        return WebClient.create("http://localhost:" + port + "/api/v1")
                .put()
                .uri("/missions/" + key)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.set("If-Match", ifMatch);
                    }
                })
                .bodyValue("""
                        {"name": "M", "kind": "once", "points": %d, "requires": [%s],
                         "objectives": [{"counter": "gifts", "required": 1}]}""".formatted(points, requires.isEmpty() ? "" : "\"" + requires + "\""))
                .exchangeToMono(answer -> answer.toBodilessEntity());
    }
}
