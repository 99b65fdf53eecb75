package library.outbox;

import org.jmolecules.event.types.DomainEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keeps events until they have been heard. */
public class Outbox {

    private final DatabaseClient db;

    Outbox(DatabaseClient db) {
        this.db = db;
    }

    public Mono<Void> publish(DomainEvent event) {
        return db.sql("INSERT INTO outbox.publication (event) VALUES (:event)")
                .bind("event", event.toString())
                .then();
    }
}
