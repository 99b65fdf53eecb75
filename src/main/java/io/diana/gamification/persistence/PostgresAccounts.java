package io.diana.gamification.persistence;

import static java.util.Objects.requireNonNull;

import io.diana.gamification.application.Accounts;
import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Moment;
import io.diana.gamification.domain.Opening;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One statement for each list. */
@Repository
class PostgresAccounts implements Accounts {

    private final DatabaseClient db;
    private final TakenJson json;
    private final Keeping keeping;

    PostgresAccounts(DatabaseClient db, TakenJson json, Keeping keeping) {
        this.db = db;
        this.json = json;
        this.keeping = keeping;
    }

    @Override
    public Mono<Void> open(Collection<Opening> openings) {
        return openings.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        INSERT INTO gamification.account (user_id, time_zone, opened_at)
                        SELECT * FROM unnest(:owners, :timeZones, :instants) AS o (user_id, time_zone, opened_at)
                         ORDER BY user_id
                            ON CONFLICT (user_id) DO NOTHING
                        """)
                        .bind("owners", column(openings, it -> it.owner().value(), Long[]::new))
                        .bind("timeZones", column(openings, Opening::timeZone, String[]::new))
                        .bind("instants", column(openings, Opening::at, Instant[]::new))
                        .then();
    }

    @Override
    public Mono<Void> bury(Collection<UserId> owners, Instant at) {
        return db.sql("""
                        INSERT INTO gamification.account (user_id, closed_at, listed)
                        SELECT user_id, :at, false FROM unnest(:owners) AS o (user_id)
                         ORDER BY user_id
                            ON CONFLICT (user_id) DO NOTHING
                        """)
                .bind("at", at)
                .bind("owners", column(owners, UserId::value, Long[]::new))
                .then();
    }

    @Override
    public Mono<Taken> take(Wanted wanted, Instant at) {
        return take(wanted, at, false);
    }

    @Override
    public Mono<Taken> takeAll(Wanted wanted, Instant at) {
        return take(wanted, at, true);
    }

    private Mono<Taken> take(Wanted wanted, Instant at, boolean allOrNone) {
        return taking(db, wanted, at, allOrNone)
                .map(row -> Map.entry(requireNonNull(row.get("catalogue", Long.class)), json.read(row)))
                .all()
                .collectList()
                .map(PostgresAccounts::taken);
    }

    static GenericExecuteSpec taking(DatabaseClient db, Wanted wanted, Instant at, boolean allOrNone) {
        var keys = wanted.keys().entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(key -> Map.entry(it.getKey(), key)))
                .toList();
        return db.sql("""
                        SELECT * FROM gamification.take(:owners, :types, :keyOwners, :keys, :at, :allOrNone)
                        """)
                .bind("owners", column(wanted.owners(), UserId::value, Long[]::new))
                .bind("types", wanted.types().toArray(String[]::new))
                .bind("keyOwners", column(keys, it -> it.getKey().value(), Long[]::new))
                .bind("keys", column(keys, Map.Entry::getValue, String[]::new))
                .bind("at", at)
                .bind("allOrNone", allOrNone);
    }

    private static Taken taken(List<Map.Entry<Long, Account>> rows) {
        var version = rows.isEmpty() ? 0 : rows.getFirst().getKey();
        return new Taken(
                version, rows.stream().map(Map.Entry::getValue).collect(Collectors.toMap(Account::owner, it -> it)));
    }

    @Override
    public Mono<Void> keep(List<Change> changes, Moment moment) {
        return keeping.keep(changes, moment);
    }

    @Override
    public Mono<Void> forget(Collection<UserId> owners) {
        return db.sql("""
                        WITH notes AS (
                            DELETE FROM gamification.entry_note WHERE user_id = ANY (:owners)
                        ), tallies AS (
                            DELETE FROM gamification.tally WHERE user_id = ANY (:owners)
                        ), unlocks AS (
                            DELETE FROM gamification.unlock WHERE user_id = ANY (:owners)
                        ), runs AS (
                            DELETE FROM gamification.mission_run WHERE user_id = ANY (:owners)
                        )
                        DELETE FROM gamification.mission_done WHERE user_id = ANY (:owners)
                        """)
                .bind("owners", column(owners, UserId::value, Long[]::new))
                .then();
    }

    private static <T, R> R[] column(
            Collection<T> rows, Function<T, R> value, java.util.function.IntFunction<R[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
