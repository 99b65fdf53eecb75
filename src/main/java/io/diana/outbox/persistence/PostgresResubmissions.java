package io.diana.outbox.persistence;

import static io.diana.outbox.persistence.EventRow.get;

import io.diana.outbox.application.Bells;
import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.application.Resubmissions;
import io.diana.outbox.domain.PublicationId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

@Repository
class PostgresResubmissions implements Resubmissions {

    private final DatabaseClient db;
    private final Bells bells;

    PostgresResubmissions(DatabaseClient db, Bells bells) {
        this.db = db;
        this.bells = bells;
    }

    @Override
    public Mono<List<PublicationId>> failed(PublicationFilter filter, @Nullable PublicationId after, int limit) {
        return failed(db, filter, after, limit)
                .map(PostgresResubmissions::id)
                .all()
                .collectList();
    }

    /** The statement behind it. */
    static GenericExecuteSpec failed(
            DatabaseClient db, PublicationFilter filter, @Nullable PublicationId after, int limit) {
        var selection = new PublicationSelection(filter);
        return db.sql("SELECT p.position, p.listener FROM (%s) p ORDER BY p.position, p.listener"
                        .formatted(selection.failed(after, limit)))
                .bindValues(selection.values());
    }

    @Override
    public Mono<Outcome> resubmit(List<PublicationId> ids) {
        return lock(Resubmitting.LOCK, ids)
                .flatMap(failed -> lock(Resubmitting.LOCK_HEADS, failed)
                        .map(heads ->
                                Stream.concat(failed.stream(), heads.stream()).toList()))
                .flatMap(locked -> release(ids, locked));
    }

    private Mono<List<PublicationId>> lock(String sql, List<PublicationId> ids) {
        return given(sql, ids).map(PostgresResubmissions::id).all().collectList();
    }

    private Mono<Outcome> release(List<PublicationId> ids, List<PublicationId> locked) {
        return given(Resubmitting.RELEASE, ids)
                .bind("lockedPositions", positions(locked))
                .bind("lockedListeners", listeners(locked))
                .map(row -> new Failed(id(row), row.get("type", String.class)))
                .all()
                .collectList()
                .delayUntil(this::ringAfterCommit)
                .map(PostgresResubmissions::outcome);
    }

    private Mono<Void> ringAfterCommit(List<Failed> failed) {
        var types = failed.stream().map(Failed::type).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        var ringing = new TransactionSynchronization() {
            @Override
            public Mono<Void> afterCommit() {
                return Mono.fromRunnable(() -> bells.committed(types));
            }
        };
        return types.isEmpty()
                ? Mono.empty()
                : TransactionSynchronizationManager.forCurrentTransaction()
                        .doOnNext(transaction -> transaction.registerSynchronization(ringing))
                        .then();
    }

    private static Outcome outcome(List<Failed> failed) {
        return new Outcome(ids(failed, Failed::isDue), ids(failed, Predicate.not(Failed::isDue)));
    }

    private static List<PublicationId> ids(List<Failed> failed, Predicate<Failed> which) {
        return failed.stream().filter(which).map(Failed::id).toList();
    }

    private GenericExecuteSpec given(String sql, List<PublicationId> ids) {
        return db.sql(sql).bind("positions", positions(ids)).bind("listeners", listeners(ids));
    }

    private static Long[] positions(List<PublicationId> ids) {
        return ids.stream().map(PublicationId::position).toArray(Long[]::new);
    }

    private static Integer[] listeners(List<PublicationId> ids) {
        return ids.stream().map(PublicationId::listener).toArray(Integer[]::new);
    }

    private static PublicationId id(Readable row) {
        return new PublicationId(get(row, "position", Long.class), get(row, "listener", Integer.class));
    }

    /** @param type null: somebody else is at it */
    private record Failed(PublicationId id, @Nullable String type) {

        boolean isDue() {
            return type != null;
        }
    }
}
