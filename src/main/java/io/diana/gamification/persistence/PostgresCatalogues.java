package io.diana.gamification.persistence;

import io.diana.gamification.application.Catalogues;
import io.diana.gamification.domain.Catalogue;
import io.diana.gamification.domain.Edition;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Keeps the newest catalogue that this node has read. Those who find it too old read once together, on the connection of
 * whoever came first: callers have a connection already, and would wait for each other if they needed another. Whoever
 * joined a read that began too early, or failed, reads once more alone.
 */
@Repository
class PostgresCatalogues implements Catalogues {

    private final DatabaseClient db;
    private final DefinitionRow rows;
    private final Clock clock;
    private final AtomicReference<@Nullable Catalogue> newest = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<Catalogue>> reading = new AtomicReference<>();

    PostgresCatalogues(DatabaseClient db, DefinitionRow rows, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Mono<Catalogue> atLeast(long version) {
        return Mono.defer(() -> {
            var known = newest.get();
            return known != null && known.version() >= version ? Mono.just(known) : readAtLeast(version);
        });
    }

    private Mono<Catalogue> readAtLeast(long version) {
        return together()
                .onErrorResume(failure -> alone().onErrorMap(_ -> failure))
                .flatMap(read -> read.version() >= version ? Mono.just(read) : alone())
                .doOnNext(read -> require(read, version));
    }

    private static void require(Catalogue read, long version) {
        if (read.version() < version) {
            throw new IllegalStateException(
                    "There is no version %d of the catalogue, but %d.".formatted(version, read.version()));
        }
    }

    private Mono<Catalogue> together() {
        var begun = reading.get();
        if (begun != null) {
            return begun;
        }
        var own = alone().doFinally(_ -> reading.set(null)).cache();
        var other = reading.compareAndExchange(null, own);
        return other == null ? own : other;
    }

    private Mono<Catalogue> alone() {
        return db.sql("""
                        SELECT c.version AS catalogue, %s
                          FROM gamification.catalogue c CROSS JOIN (%s)
                         WHERE d.kind <> 'reward'
                        """.formatted(DefinitionRow.COLUMNS, DefinitionRow.TABLES))
                .map(this::toEntry)
                .all()
                .collectList()
                .map(this::catalogue)
                .doOnNext(this::keep);
    }

    private void keep(Catalogue read) {
        newest.updateAndGet(known -> known == null || read.version() > known.version() ? read : known);
    }

    private Catalogue catalogue(List<Entry> entries) {
        return Catalogue.of(
                entries.getFirst().catalogue(),
                entries.stream().map(Entry::edition).toList(),
                clock.instant());
    }

    private Entry toEntry(Readable row) {
        return new Entry(DefinitionRow.get(row, "catalogue", Long.class), rows.toEdition(row));
    }

    private record Entry(long catalogue, Edition edition) {}
}
