package io.diana.outbox.persistence;

import static io.diana.outbox.persistence.EventRow.get;

import io.diana.outbox.application.Publications;
import io.diana.outbox.domain.Claim;
import io.diana.outbox.domain.Delivery;
import io.diana.outbox.domain.Subscriber;
import java.time.Duration;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPublications implements Publications {

    private static final int WINDOW = 1_000;

    /** How many events of one aggregate a listener that takes one at a time gets in one transaction. */
    private static final int RUN = 20;

    private static final double MICROSECONDS = 1e6;

    private final DatabaseClient db;

    PostgresPublications(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Claim> claim(Subscriber subscriber, int limit, long after) {
        var settings = subscriber.settings();
        var run = settings.batch() == 1 ? RUN : limit;
        return db.sql(Claiming.SQL)
                .bind("name", subscriber.id())
                .bind("follows", settings.follows())
                .bind("after", after)
                .bind("window", WINDOW)
                .bind("heads", limit)
                .bind("run", run)
                .map(row -> new Taken(
                        new Delivery(EventRow.toEvent(row), get(row, "attempts", Integer.class)),
                        get(row, "more", Boolean.class)))
                .all()
                .collectList()
                .map(PostgresPublications::toClaim);
    }

    private static Claim toClaim(List<Taken> rows) {
        return new Claim(
                rows.stream().map(Taken::delivery).toList(), rows.stream().anyMatch(Taken::hasMore));
    }

    @Override
    public Mono<List<Duration>> complete(Subscriber subscriber, Claim claim) {
        var positions =
                claim.events().stream().map(event -> event.position().number()).toArray(Long[]::new);
        return db.sql(Completing.sql(claim.isRetry()))
                .bind("name", subscriber.id())
                .bind("positions", positions)
                .map(row -> Duration.ofNanos(get(row, "microseconds", Long.class) * 1_000))
                .all()
                .collectList()
                .filter(latencies -> latencies.size() == positions.length)
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException(
                        "A claimed publication of %s is no longer open.".formatted(subscriber.id()))));
    }

    @Override
    public Mono<Void> fail(Subscriber subscriber, Failure failure) {
        var rest = failure.rest();
        return db.sql(Failing.SQL)
                .bind("name", subscriber.id())
                .bind("follows", subscriber.settings().follows())
                .bind("position", failure.position())
                .bind("attempts", failure.attempts())
                .bind("dead", rest == null)
                .bind("rest", rest == null ? 0.0 : rest.toNanos() / 1_000 / MICROSECONDS)
                .bind("error", failure.error())
                .then();
    }

    @Override
    public Mono<Window> park(Subscriber subscriber, long after) {
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

    private record Taken(Delivery delivery, boolean hasMore) {}
}
