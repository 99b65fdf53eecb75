package io.diana.gamification.persistence;

import io.diana.gamification.application.Accounts;
import io.diana.gamification.domain.Closing;
import io.diana.gamification.domain.Opening;
import io.diana.gamification.domain.Relocation;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One statement for each list. */
@Repository
class PostgresAccounts implements Accounts {

    private final DatabaseClient db;

    PostgresAccounts(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> open(List<Opening> openings) {
        return db.sql("""
                        INSERT INTO gamification.account (user_id, time_zone, opened_at)
                        SELECT * FROM unnest(:owners, :timeZones, :instants)
                            ON CONFLICT (user_id) DO NOTHING
                        """)
                .bind("owners", owners(openings, Opening::owner))
                .bind("timeZones", openings.stream().map(Opening::timeZone).toArray(String[]::new))
                .bind("instants", openings.stream().map(Opening::at).toArray(Instant[]::new))
                .then();
    }

    /** Nodes have clocks of their own: nothing ends before it began. */
    @Override
    public Mono<Void> close(List<Closing> closings) {
        return db.sql("""
                        INSERT INTO gamification.account AS a (user_id, closed_at)
                        SELECT * FROM unnest(:owners, :instants)
                            ON CONFLICT (user_id) DO UPDATE
                           SET closed_at = greatest(excluded.closed_at, a.opened_at), time_zone = NULL
                         WHERE a.closed_at IS NULL
                        """)
                .bind("owners", owners(closings, Closing::owner))
                .bind("instants", closings.stream().map(Closing::at).toArray(Instant[]::new))
                .then();
    }

    @Override
    public Mono<Void> relocate(List<Relocation> relocations) {
        return db.sql("""
                        UPDATE gamification.account a
                           SET time_zone = g.time_zone
                          FROM unnest(:owners, :timeZones) AS g (user_id, time_zone)
                         WHERE a.user_id = g.user_id
                           AND a.closed_at IS NULL
                           AND a.time_zone <> g.time_zone
                        """)
                .bind("owners", owners(relocations, Relocation::owner))
                .bind(
                        "timeZones",
                        relocations.stream().map(Relocation::timeZone).toArray(String[]::new))
                .then();
    }

    private static <T> Long[] owners(List<T> wishes, Function<T, UserId> owner) {
        return wishes.stream().map(owner).map(UserId::value).toArray(Long[]::new);
    }
}
