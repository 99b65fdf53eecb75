package io.diana.outbox.persistence;

import io.diana.outbox.application.AnnounceCommits.Announcer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresAnnouncer implements Announcer {

    private final DatabaseClient db;

    PostgresAnnouncer(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> announce(String channel, String message) {
        return db.sql("SELECT pg_notify(:channel, :message)")
                .bind("channel", channel)
                .bind("message", message)
                .then();
    }
}
