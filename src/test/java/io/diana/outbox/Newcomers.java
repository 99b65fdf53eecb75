package io.diana.outbox;

import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Listeners that a running system does not know yet. */
@Import({Newcomers.FromTheBeginning.class, Newcomers.FromNow.class})
class Newcomers {

    static class FromTheBeginning {

        private final DatabaseClient db;

        FromTheBeginning(DatabaseClient db) {
            this.db = db;
        }

        @Listens(id = "test.beginning", start = Listens.Start.BEGINNING)
        Mono<Void> on(Spoken event) {
            return Audience.hear(db, "test.beginning", event);
        }
    }

    static class FromNow {

        private final DatabaseClient db;

        FromNow(DatabaseClient db) {
            this.db = db;
        }

        @Listens(id = "test.now")
        Mono<Void> on(Spoken event) {
            return Audience.hear(db, "test.now", event);
        }
    }
}
