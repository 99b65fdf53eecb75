package io.diana.integrity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.integrity.IntegrityCheck;
import io.diana.integrity.application.CheckIntegrity.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CheckIntegrityTests {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final AtomicLong seconds = new AtomicLong();

    @Test
    void countsEachInOrderAndSaysHowLongItTook() {
        var all = checks(check("vip", "b", Mono.just(2L)), check("vip", "a", slow(3)), check("users", "c", slow(0)));

        assertThat(all.all().block())
                .containsExactly(
                        new Result("c", "users", 0, NOON, Duration.ofSeconds(1)),
                        new Result("a", "vip", 3, NOON.plusSeconds(1), Duration.ofSeconds(1)),
                        new Result("b", "vip", 2, NOON.plusSeconds(2), Duration.ZERO));
    }

    @Test
    void countsAnewEachTime() {
        var all = checks(check("vip", "a", Mono.fromSupplier(seconds::get)));

        assertThat(all.all().block()).extracting(Result::violations).containsExactly(0L);
        seconds.set(7);
        assertThat(all.all().block()).extracting(Result::violations).containsExactly(7L);
    }

    @Test
    void saysNothingWhenOneCannotBeCounted() {
        var all = checks(
                check("users", "a", Mono.just(0L)),
                check("vip", "a", Mono.error(() -> new IllegalStateException("on purpose"))));

        assertThatThrownBy(() -> all.all().block()).hasMessage("on purpose");
    }

    private CheckIntegrity checks(IntegrityCheck... checks) {
        return new CheckIntegrity(List.of(checks), new Clock() {
            @Override
            public Instant instant() {
                return NOON.plusSeconds(seconds.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
    }

    private Mono<Long> slow(long violations) {
        return Mono.fromSupplier(() -> {
            seconds.incrementAndGet();
            return violations;
        });
    }

    private static IntegrityCheck check(String module, String name, Mono<Long> violations) {
        return new IntegrityCheck() {
            @Override
            public String module() {
                return module;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public Mono<Long> violations() {
                return violations;
            }
        };
    }
}
