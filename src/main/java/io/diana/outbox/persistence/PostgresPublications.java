package io.diana.outbox.persistence;

import static io.diana.outbox.persistence.EventRow.get;

import io.diana.outbox.application.HearingException;
import io.diana.outbox.application.Publications;
import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.Delivery;
import io.diana.outbox.domain.StoredEvent;
import io.diana.outbox.domain.Subscriber;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPublications implements Publications {

    private static final int WINDOW = 1_000;

    private static final String ABORTED = "25P02";
    private static final double NANOSECONDS = 1e9;

    private final DatabaseClient db;

    PostgresPublications(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Claim> claim(Subscriber subscriber, Search search) {
        var settings = subscriber.settings();
        return db.sql("SELECT * FROM outbox.claim(:name, :types, :follows, :retries, :after, :window, :heads, :run)")
                .bind("name", subscriber.id())
                .bind("follows", settings.follows())
                .bind("types", subscriber.types().toArray(String[]::new))
                .bind("retries", search.retries())
                .bind("after", search.after())
                .bind("window", WINDOW)
                .bind("heads", settings.isSingle() ? 1 : search.limit())
                .bind("run", search.limit())
                .map(PostgresPublications::toTaken)
                .all()
                .collectList()
                .map(PostgresPublications::toClaim);
    }

    /** The only row of an empty claim has no event. */
    private static Taken toTaken(Readable row) {
        var attempts = row.get("attempts", Integer.class);
        var delivery = attempts == null ? null : new Delivery(EventRow.toEvent(row), attempts);
        return new Taken(Optional.ofNullable(delivery), get(row, "more", Boolean.class));
    }

    private static Claim toClaim(List<Taken> rows) {
        var deliveries =
                rows.stream().flatMap(taken -> taken.delivery().stream()).toList();
        return new Claim(deliveries, rows.stream().anyMatch(Taken::hasMore));
    }

    @Override
    public Mono<List<Duration>> complete(Subscriber subscriber, Claim claim) {
        var positions =
                claim.events().stream().map(event -> event.position().number()).toArray(Long[]::new);
        var aggregates = claim.events().stream()
                .map(event -> event.content().aggregate())
                .toArray(String[]::new);
        return db.sql("SELECT microseconds FROM outbox.complete(:name, :aggregates, :positions)")
                .bind("name", subscriber.id())
                .bind("aggregates", aggregates)
                .bind("positions", positions)
                .map(row -> Duration.ofNanos(get(row, "microseconds", Long.class) * 1_000))
                .all()
                .collectList()
                .onErrorMap(PostgresPublications::isOfAborted, error -> new HearingException(null, error))
                .filter(latencies -> latencies.size() == positions.length)
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException(
                        "A claimed publication of %s is no longer open.".formatted(subscriber.id()))));
    }

    /** The listener went on after a statement of its own had failed, as if nothing were. */
    private static boolean isOfAborted(Throwable error) {
        return error.getCause() instanceof R2dbcException cause && ABORTED.equals(cause.getSqlState());
    }

    /** As for the functions that claim and complete; here no listener asks anything in the same transaction. */
    private Mono<Void> insistOnIndexes() {
        return db.sql("""
                        SELECT set_config(name, 'off', true)
                          FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort']) name
                        """).then();
    }

    @Override
    public Mono<Void> fail(Subscriber subscriber, Failure failure) {
        return insistOnIndexes()
                .then(Mono.defer(() -> holdHead(subscriber, failure.delivery().event())))
                .then(Mono.defer(() -> note(subscriber, failure)));
    }

    private Mono<Void> holdHead(Subscriber subscriber, StoredEvent event) {
        return db.sql(Failing.HOLD)
                .bind("name", subscriber.id())
                .bind("follows", subscriber.settings().follows())
                .bind("aggregate", event.content().aggregate())
                .then();
    }

    private Mono<Void> note(Subscriber subscriber, Failure failure) {
        var delivery = failure.delivery();
        var rest = failure.rest();
        return db.sql(Failing.SQL)
                .bind("name", subscriber.id())
                .bind("follows", subscriber.settings().follows())
                .bind("aggregate", delivery.event().content().aggregate())
                .bind("position", delivery.event().position().number())
                .bind("attempts", delivery.attempts())
                .bind("dead", rest == null)
                .bind("rest", rest == null ? 0.0 : rest.toNanos() / NANOSECONDS)
                .bind("error", failure.error())
                .then();
    }

    @Override
    public Mono<Window> park(Subscriber subscriber, long after) {
        return insistOnIndexes().then(Mono.defer(() -> putAside(subscriber, after)));
    }

    private Mono<Window> putAside(Subscriber subscriber, long after) {
        return db.sql(Parking.SQL)
                .bind("name", subscriber.id())
                .bind("follows", subscriber.settings().follows())
                .bind("after", after)
                .bind("window", WINDOW)
                .map(row -> new Window(
                        get(row, "last", Long.class),
                        get(row, "size", Long.class).intValue() == WINDOW))
                .one();
    }

    private record Taken(Optional<Delivery> delivery, boolean hasMore) {}
}
