package io.diana.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Listeners of the tests: they write down what they hear, in the database, and fail or wait when told to. */
@Import({Audience.Single.class, Audience.Many.class})
class Audience {

    /** So many that what a busy machine does to one or two of them makes no dead letter. */
    static final int ATTEMPTS = 5;

    /** What happens to a listener when it hears something of a thing, by its name; nothing, when nothing is said. */
    static final Map<String, Function<Spoken, Mono<Void>>> MISHAPS = new ConcurrentHashMap<>();

    static Mono<Void> prepare(DatabaseClient db) {
        return db.sql("CREATE TABLE IF NOT EXISTS heard (nth bigint GENERATED ALWAYS AS IDENTITY, listener text,"
                        + " thing text, number bigint, transaction bigint DEFAULT pg_current_xact_id()::text::bigint,"
                        + " node text DEFAULT current_setting('application_name'))")
                .then();
    }

    static Mono<List<Long>> numbers(DatabaseClient db, String listener, String thing) {
        return db.sql("SELECT number FROM heard WHERE listener = :listener AND thing = :thing ORDER BY nth")
                .bind("listener", listener)
                .bind("thing", thing)
                .mapValue(Long.class)
                .all()
                .collectList();
    }

    /** Asks until the listener has heard so many of a thing. */
    static List<Long> awaitNumbers(DatabaseClient db, String listener, String thing, int count) {
        return numbers(db, listener, thing)
                .filter(numbers -> numbers.size() >= count)
                .repeatWhenEmpty(2_000, tries -> tries.delayElements(Duration.ofMillis(20)))
                .switchIfEmpty(numbers(db, listener, thing))
                .blockOptional(Duration.ofSeconds(60))
                .orElseThrow();
    }

    static Mono<Void> hear(DatabaseClient db, String listener, Spoken event) {
        return db.sql("INSERT INTO heard (listener, thing, number) VALUES (:listener, :thing, :number)")
                .bind("listener", listener)
                .bind("thing", event.thing().name())
                .bind("number", event.number())
                .then()
                .then(Mono.defer(() -> MISHAPS.getOrDefault(
                                listener + ":" + event.thing().name(), _ -> Mono.empty())
                        .apply(event)));
    }

    static class Single {

        private final DatabaseClient db;

        Single(DatabaseClient db) {
            this.db = db;
        }

        @Listens(id = "test.single", attempts = ATTEMPTS, seconds = 5)
        Mono<Void> on(Spoken event) {
            return hear(db, "test.single", event);
        }

        @Listens(id = "test.follower", attempts = ATTEMPTS, seconds = 5, whenDead = Listens.Rest.FOLLOWS)
        Mono<Void> alsoOn(Spoken event) {
            return hear(db, "test.follower", event);
        }
    }

    static class Many {

        private final DatabaseClient db;

        Many(DatabaseClient db) {
            this.db = db;
        }

        @Listens(id = "test.many", batch = 50, attempts = ATTEMPTS, seconds = 5)
        Mono<Void> on(List<Spoken> events) {
            return reactor.core.publisher.Flux.fromIterable(events)
                    .concatMap(event -> hear(db, "test.many", event))
                    .then();
        }
    }

    /** Has little patience and tries often; only where it is imported. */
    static class Impatient {

        private final DatabaseClient db;

        Impatient(DatabaseClient db) {
            this.db = db;
        }

        @Listens(id = "test.impatient", seconds = 1, attempts = 100)
        Mono<Void> on(Spoken event) {
            return hear(db, "test.impatient", event);
        }
    }
}
