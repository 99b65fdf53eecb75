package io.diana.outbox.persistence;

import io.diana.outbox.application.Bells;
import io.diana.outbox.application.EventLog;
import io.diana.outbox.domain.StoredEvent.Content;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** One statement, whether one event is kept or a thousand. */
@Repository
class PostgresEventLog implements EventLog {

    private final DatabaseClient db;
    private final Bells bells;

    PostgresEventLog(DatabaseClient db, Bells bells) {
        this.db = db;
        this.bells = bells;
    }

    @Override
    public Mono<Void> append(List<Content> contents) {
        var types = contents.stream().map(Content::type).collect(Collectors.toUnmodifiableSet());
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorResume(NoTransactionException.class, _ -> Mono.empty())
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .switchIfEmpty(Mono.error(() -> new IllegalTransactionStateException(
                        "Events are published in the transaction that makes them true, and there is none here.")))
                .doOnNext(PostgresEventLog::refuseEarlierSnapshot)
                .doOnNext(transaction -> transaction.registerSynchronization(ringing(types)))
                .flatMap(_ -> insert(contents));
    }

    /** It would not see who has come to listen since it began, and nobody would ever tell that one. */
    private static void refuseEarlierSnapshot(TransactionSynchronizationManager transaction) {
        var level = transaction.getCurrentTransactionIsolationLevel();
        if (level != null && level > TransactionDefinition.ISOLATION_READ_COMMITTED) {
            throw new IllegalTransactionStateException(
                    "Events are published in transactions that are READ COMMITTED: others do not see who listens by now.");
        }
    }

    private TransactionSynchronization ringing(Set<String> types) {
        return new TransactionSynchronization() {
            @Override
            public Mono<Void> afterCommit() {
                return Mono.fromRunnable(() -> bells.committed(types));
            }
        };
    }

    /** Who listens is asked of the database, so that every node publishes for listeners that only another one has. */
    private Mono<Void> insert(List<Content> contents) {
        return db.sql("""
                        WITH said AS (
                            INSERT INTO outbox.event
                                   (type, version, aggregate, occurred_at, request_id, trace_id, data)
                            SELECT type, version, aggregate, occurred_at, request_id, trace_id, data
                              FROM unnest(CAST(:types AS text[]), CAST(:versions AS integer[]),
                                          CAST(:aggregates AS text[]), CAST(:times AS timestamptz[]),
                                          CAST(:requests AS text[]), CAST(:traces AS text[]), CAST(:data AS jsonb[]))
                                   WITH ORDINALITY
                                   AS e (type, version, aggregate, occurred_at, request_id, trace_id, data, nth)
                             ORDER BY nth
                            RETURNING position, transaction, published_at, type, aggregate
                        )
                        INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate)
                        SELECT position, listener, transaction, published_at, type, aggregate
                          FROM said JOIN outbox.subscription USING (type)
                        """)
                .bind("types", column(contents, Content::type))
                .bind("versions", column(contents, content -> Integer.toString(content.version())))
                .bind("aggregates", column(contents, Content::aggregate))
                .bind("times", column(contents, content -> content.occurredAt().toString()))
                .bind("requests", column(contents, Content::requestId))
                .bind("traces", column(contents, Content::traceId))
                .bind("data", column(contents, Content::data))
                .then();
    }

    private static String[] column(List<Content> contents, Function<Content, @Nullable String> value) {
        return contents.stream().map(value).toArray(String[]::new);
    }
}
