package io.diana.outbox;

import java.util.List;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.event.types.DomainEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The event of the benchmark, and its listeners, each of which writes a row per event. */
public record Measured(Subject subject, long number) implements DomainEvent {

    /** What it happened to. */
    public record Subject(int number) implements Identifier {

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    private static Mono<Void> write(DatabaseClient db, List<Measured> events) {
        return db.sql(
                        "INSERT INTO effect SELECT * FROM unnest(CAST(:subjects AS integer[]), CAST(:numbers AS bigint[]))")
                .bind(
                        "subjects",
                        events.stream().map(event -> event.subject().number()).toArray(Integer[]::new))
                .bind("numbers", events.stream().map(Measured::number).toArray(Long[]::new))
                .then();
    }

    private static void prepare(DatabaseClient db) {
        db.sql("CREATE TABLE IF NOT EXISTS effect (subject integer, number bigint)")
                .then()
                .block();
    }

    static final class One {

        private final DatabaseClient db;

        One(DatabaseClient db) {
            this.db = db;
            prepare(db);
        }

        @Listens(id = "measured.one")
        Mono<Void> on(Measured event) {
            return write(db, List.of(event));
        }
    }

    static final class Batch {

        private final DatabaseClient db;

        Batch(DatabaseClient db) {
            this.db = db;
            prepare(db);
        }

        @Listens(id = "measured.batch", batch = 200)
        Mono<Void> on(List<Measured> events) {
            return write(db, events);
        }
    }

    static final class Five {

        private final DatabaseClient db;

        Five(DatabaseClient db) {
            this.db = db;
            prepare(db);
        }

        @Listens(id = "measured.first", workers = 1)
        Mono<Void> first(Measured event) {
            return write(db, List.of(event));
        }

        @Listens(id = "measured.second", workers = 1)
        Mono<Void> second(Measured event) {
            return write(db, List.of(event));
        }

        @Listens(id = "measured.third", workers = 1)
        Mono<Void> third(Measured event) {
            return write(db, List.of(event));
        }

        @Listens(id = "measured.fourth", workers = 1)
        Mono<Void> fourth(Measured event) {
            return write(db, List.of(event));
        }

        @Listens(id = "measured.fifth", workers = 1)
        Mono<Void> fifth(Measured event) {
            return write(db, List.of(event));
        }
    }
}
