package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.UserId;
import io.diana.users.application.Erasures;
import io.diana.users.domain.ErasureCertificate;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresErasures implements Erasures {

    private final DatabaseClient db;

    PostgresErasures(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> add(ErasureCertificate certificate) {
        return db.sql("""
                        INSERT INTO users.erasure (user_id, erased_at, actor, reason, erased, kept)
                        VALUES (:userId, :erasedAt, :actor, :reason, :erased, :kept)
                        """)
                .bind("userId", certificate.userId().value())
                .bind("erasedAt", certificate.erasedAt())
                .bind("actor", certificate.actor())
                .bind("reason", certificate.reason())
                .bind("erased", certificate.erased().toArray(String[]::new))
                .bind("kept", certificate.kept().toArray(String[]::new))
                .then();
    }

    @Override
    public Mono<ErasureCertificate> find(UserId id) {
        return db.sql("""
                        SELECT user_id, erased_at, actor, reason, erased, kept
                          FROM users.erasure
                         WHERE user_id = :id
                        """)
                .bind("id", id.value())
                .map(PostgresErasures::toCertificate)
                .one();
    }

    private static ErasureCertificate toCertificate(Readable row) {
        return new ErasureCertificate(
                new UserId(get(row, "user_id", Long.class)),
                get(row, "erased_at", Instant.class),
                get(row, "actor", String.class),
                get(row, "reason", String.class),
                List.of(get(row, "erased", String[].class)),
                List.of(get(row, "kept", String[].class)));
    }
}
