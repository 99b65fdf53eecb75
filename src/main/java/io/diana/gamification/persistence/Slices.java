package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.PostgresHolds.get;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks at all accounts, some thousand in each statement, so that none takes long however large the ledger is. Each statement
 * sees one moment: what is being booked meanwhile is no violation.
 */
@Component
class Slices {

    private static final int ACCOUNTS = 5_000;
    private static final int ENTRIES = 100_000;

    private static final String SLICE = """
            WITH next AS MATERIALIZED (
                SELECT a.user_id, sum(a.entries) OVER (ORDER BY a.user_id) - a.entries AS before
                  FROM gamification.account a
                 WHERE a.user_id > :behind
                 ORDER BY a.user_id
                 LIMIT :accounts
            ), slice AS MATERIALIZED (
                SELECT a.*
                  FROM gamification.account a
                 WHERE a.user_id > :behind
                   AND a.user_id <= (SELECT max(n.user_id) FROM next n WHERE n.before <= :entries)
            ), ledger AS NOT MATERIALIZED (
                SELECT e.*
                  FROM gamification.entry e
                 WHERE e.user_id > :behind
                   AND e.user_id <= (SELECT max(user_id) FROM slice)
            ), unlocks AS NOT MATERIALIZED (
                SELECT u.*
                  FROM gamification.unlock u
                 WHERE u.user_id > :behind
                   AND u.user_id <= (SELECT max(user_id) FROM slice)
            ), standings AS NOT MATERIALIZED (
                SELECT s.*
                  FROM gamification.standing s
                 WHERE s.board = 1
                   AND s.period = date '1970-01-01'
                   AND s.user_id > :behind
                   AND s.user_id <= (SELECT max(user_id) FROM slice)
            )
            SELECT (SELECT max(user_id) FROM slice) AS last, count(*) AS violations FROM (
            """;

    private final DatabaseClient db;

    Slices(DatabaseClient db) {
        this.db = db;
    }

    /**
     * How many rows a query finds.
     *
     * @param violations selects from {@code slice}, which has the columns of {@code gamification.account}, from {@code ledger} and
     *     {@code unlocks}, which have those of {@code gamification.entry} and {@code gamification.unlock}, and from
     *     {@code standings}: the places of all time
     */
    Mono<Long> count(String violations) {
        return slice(violations, 0)
                .expand(slice -> slice.last() == null ? Mono.empty() : slice(violations, slice.last()))
                .map(Slice::violations)
                .reduce(0L, Long::sum);
    }

    private Mono<Slice> slice(String violations, long behind) {
        return statement(db, violations, behind).map(Slice::of).one();
    }

    static GenericExecuteSpec statement(DatabaseClient db, String violations, long behind) {
        return db.sql(SLICE + violations + ") broken")
                .bind("behind", behind)
                .bind("accounts", ACCOUNTS)
                .bind("entries", ENTRIES);
    }

    /**
     * What was found in one statement.
     *
     * @param last whom it looked at last; null: there was nobody
     */
    private record Slice(@Nullable Long last, long violations) {

        static Slice of(Readable row) {
            return new Slice(row.get("last", Long.class), get(row, "violations", Long.class));
        }
    }
}
