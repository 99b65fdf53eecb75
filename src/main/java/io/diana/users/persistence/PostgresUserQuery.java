package io.diana.users.persistence;

import static io.diana.users.persistence.MemberRow.get;

import io.diana.users.UserId;
import io.diana.users.application.UserFilter;
import io.diana.users.application.UserQuery;
import io.diana.users.domain.User;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PostgresUserQuery implements UserQuery {

    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final JsonMapper json;

    PostgresUserQuery(DatabaseClient db, ReactiveTransactionManager transactions, JsonMapper json) {
        this.db = db;
        this.transaction = TransactionalOperator.create(transactions);
        this.json = json;
    }

    @Override
    public Mono<User> find(UserId id) {
        return db.sql("SELECT %s FROM %s WHERE m.id = :id".formatted(MemberRow.COLUMNS, MemberRow.TABLES))
                .bind("id", id.value())
                .map(MemberRow::toUser)
                .one();
    }

    @Override
    public Flux<User> findAll(Collection<UserId> ids) {
        return db.sql("SELECT %s FROM %s WHERE m.id = ANY(:ids)".formatted(MemberRow.COLUMNS, MemberRow.TABLES))
                .bind("ids", ids.stream().map(UserId::value).toArray(Long[]::new))
                .map(MemberRow::toUser)
                .all();
    }

    @Override
    public Mono<List<User>> page(UserFilter filter, @Nullable Position after, int limit) {
        var selection = new UserSelection(filter);
        var page = Mono.defer(() ->
                selection.page(db, after, limit).map(MemberRow::toUser).all().collectList());
        return selection.isSelective() ? plannedByValue(page) : page;
    }

    @Override
    public Mono<Long> count(UserFilter filter) {
        var selection = new UserSelection(filter);
        return plannedByValue(Mono.defer(() -> selection
                .count(db, "", "count(*) AS members")
                .map(row -> get(row, "members", Long.class))
                .one()));
    }

    @Override
    public Mono<Long> estimate(UserFilter filter) {
        return new UserSelection(filter)
                .count(db, "EXPLAIN (FORMAT JSON) ", "1")
                .map(row -> get(row, "QUERY PLAN", String.class))
                .one()
                .map(plan -> json.readTree(plan).at("/0/Plan/Plan Rows").asLong());
    }

    /** A plan for just any value may walk a whole index where this value would have been found at once. */
    private <T> Mono<T> plannedByValue(Mono<T> query) {
        return db.sql("SET LOCAL plan_cache_mode = force_custom_plan")
                .then()
                .then(query)
                .as(transaction::transactional);
    }
}
