package io.diana.integrity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.integrity.IntegrityCheck;
import io.diana.testing.DianaTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

@DianaTest
@Import(IntegrityApiTests.Checks.class)
class IntegrityApiTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicLong FOUND = new AtomicLong();
    private static final AtomicLong COUNTS = new AtomicLong();

    @Autowired
    WebTestClient client;

    @Test
    void tellsEveryInvariantWithItsViolations() {
        FOUND.set(3);

        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> client.get()
                        .uri("/api/v1/system/integrity")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .exists("ETag")
                        .expectBody()
                        .jsonPath("$.checks[?(@.module == 'test' && @.name == 'counted' && @.violations == 3)]")
                        .exists()
                        .jsonPath("$.checks[?(@.module == 'users' && @.name == 'erasures-are-whole')].checkedAt")
                        .exists()
                        .jsonPath("$.checks[*].seconds")
                        .exists());
    }

    @Test
    void sharesOneCountAmongThoseWhoAskAtOnce() {
        client.get().uri("/api/v1/system/integrity").exchange().expectStatus().isOk();
        var before = COUNTS.get();

        for (int i = 0; i < 20; i++) {
            client.get()
                    .uri("/api/v1/system/integrity")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }

        assertThat(COUNTS.get()).isBetween(before, before + 2);
    }

    static class Checks {

        @Bean
        IntegrityCheck counted() {
            return new IntegrityCheck() {
                @Override
                public String module() {
                    return "test";
                }

                @Override
                public String name() {
                    return "counted";
                }

                @Override
                public Mono<Long> violations() {
                    return Mono.fromSupplier(() -> {
                        COUNTS.incrementAndGet();
                        return FOUND.get();
                    });
                }
            };
        }
    }
}
