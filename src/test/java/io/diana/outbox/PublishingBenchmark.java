package io.diana.outbox;

import io.diana.testing.OwnServer;
import io.diana.users.UserId;
import io.diana.users.application.RegisterUsers;
import io.diana.users.domain.ProfileChange;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.Registration;
import io.diana.validation.Checked.Valid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Measures what publishing adds to the operation that publishes: registrations, one after the other, with their event and
 * without, in turns, on a PostgreSQL of its own with fsync on. Deliveries rest, as they are no part of the operation. Prints
 * a Markdown table. See {@code architecture-docs/benchmarks/event-registry.md}.
 */
final class PublishingBenchmark {

    private static final int TOGETHER = 100;
    private static final AtomicBoolean IS_SILENT = new AtomicBoolean();

    private final RegisterUsers registerUsers;
    private long lastId = 1;

    private PublishingBenchmark(RegisterUsers registerUsers) {
        this.registerUsers = registerUsers;
    }

    /** Takes how many times a hundred registrations of each kind are measured; 60 when not told. */
    static void main(String[] args) {
        var rounds = args.length == 0 ? 60 : Integer.parseInt(args[0]);
        try (var server = OwnServer.start("fsync=on", "synchronous_commit=on", "shared_buffers=256MB");
                var database = server.database();
                var node = Node.on(database.url(), List.of(Silencing.class), "diana.outbox.poll=1h")) {
            node.context()
                    .getBean("io.diana.outbox.schedule.Couriers", SmartLifecycle.class)
                    .stop();
            new PublishingBenchmark(node.context().getBean(RegisterUsers.class)).run(rounds);
        }
    }

    private void run(int rounds) {
        measure(rounds);
        var speaking = new ArrayList<Long>();
        var silent = new ArrayList<Long>();
        for (var round = 0; round < rounds; round++) {
            IS_SILENT.set(false);
            speaking.addAll(measure(1));
            IS_SILENT.set(true);
            silent.addAll(measure(1));
        }
        System.out.println("| | p50 µs | p90 µs | mean µs |\n|---|---|---|---|");
        report("with its event", speaking);
        report("without", silent);
        System.out.printf(
                Locale.ROOT,
                "| ratio | %.3f | %.3f | %.3f |%n",
                at(speaking, 0.5) / at(silent, 0.5),
                at(speaking, 0.9) / at(silent, 0.9),
                mean(speaking) / mean(silent));
    }

    private List<Long> measure(int rounds) {
        return Flux.range(0, rounds * TOGETHER)
                .concatMap(_ -> Mono.defer(this::register))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Mono<Long> register() {
        var id = new UserId(lastId++);
        if (!(ProfileChange.of(Map.of(ProfileField.FIRST_NAME, "Ada")) instanceof Valid<ProfileChange>(var named))) {
            throw new AssertionError("a valid name");
        }
        var began = System.nanoTime();
        return registerUsers.from(List.of(new Registration(id, named))).map(_ -> System.nanoTime() - began);
    }

    private static void report(String name, List<Long> times) {
        System.out.printf(
                Locale.ROOT, "| %s | %.0f | %.0f | %.0f |%n", name, at(times, 0.5), at(times, 0.9), mean(times));
    }

    private static double at(List<Long> times, double part) {
        Collections.sort(times);
        return times.get((int) (times.size() * part)) / 1e3;
    }

    private static double mean(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).average().orElse(0) / 1e3;
    }

    /** Replaces the registry by one that says nothing, at times; not annotated, or every test would find it. */
    static class Silencing {

        @Bean
        @Primary
        Outbox silenced(@Qualifier("io.diana.outbox.application.PublishEvents") Outbox outbox) {
            return events -> IS_SILENT.get() ? Mono.empty() : outbox.publish(events);
        }
    }
}
