package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.Spoken.Thing;
import io.diana.testing.DianaTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@DianaTest(properties = {"diana.outbox.retry.first=20ms", "diana.outbox.retry.longest=50ms", "diana.outbox.poll=100ms"})
@Import(Audience.class)
class OutboxTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<Long> TEN = LongStream.rangeClosed(1, 10).boxed().toList();

    @Autowired
    Outbox outbox;

    @Autowired
    EventHistory history;

    @Autowired
    DatabaseClient db;

    @Autowired
    ReactiveTransactionManager transactions;

    final String thing = UUID.randomUUID().toString();

    @BeforeEach
    void setUp() {
        Audience.prepare(db).block(LIMIT);
    }

    @Test
    void deliversToEveryListenerInOrder() {
        publishTen(thing);

        assertThat(heard("test.single", 10)).isEqualTo(TEN);
        assertThat(heard("test.many", 10)).isEqualTo(TEN);
    }

    @Test
    void refusesToPublishOutsideOfATransaction() {
        assertThatThrownBy(() -> outbox.publish(new Spoken(new Thing(thing), 1)).block(LIMIT))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("transaction");
    }

    @ParameterizedTest
    @ValueSource(ints = {TransactionDefinition.ISOLATION_REPEATABLE_READ, TransactionDefinition.ISOLATION_SERIALIZABLE})
    void refusesToPublishFromASnapshotThatDoesNotShowWhoListens(int isolation) {
        var definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(isolation);

        assertThatThrownBy(() -> TransactionalOperator.create(transactions, definition)
                        .transactional(outbox.publish(new Spoken(new Thing(thing), 1)))
                        .block(LIMIT))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("READ COMMITTED");
    }

    @Test
    void saysNothingOfWhatWasRolledBack() {
        TransactionalOperator.create(transactions)
                .execute(attempt -> {
                    attempt.setRollbackOnly();
                    return outbox.publish(new Spoken(new Thing(thing), 1));
                })
                .blockLast(LIMIT);
        publish(new Spoken(new Thing(thing), 2));

        assertThat(heard("test.single", 1)).containsExactly(2L);
        assertThat(db.sql("SELECT count(*) FROM outbox.event WHERE aggregate = :thing")
                        .bind("thing", thing)
                        .mapValue(Long.class)
                        .one()
                        .block(LIMIT))
                .isEqualTo(1);
    }

    @Test
    void tellsWhatIsKeptOfAnAggregate() {
        publish(new Spoken(new Thing(thing), 1));
        publish(new Spoken(new Thing(UUID.randomUUID().toString()), 2));
        publish(new Spoken(new Thing(thing), 3));

        var kept =
                history.of(new Thing(thing)).collectList().blockOptional(LIMIT).orElseThrow();
        assertThat(kept).extracting(event -> event.data().get("number")).containsExactly(1, 3);
        assertThat(kept).extracting(EventHistory.KeptEvent::type).containsOnly(Spoken.class.getName());
        assertThat(history.tables())
                .allSatisfy(table -> assertThat(columns(table)).contains("aggregate"));
        assertThat(history.retention()).isEqualTo(Duration.ofDays(7));
    }

    private List<String> columns(String table) {
        return db.sql("SELECT attname::text FROM pg_attribute WHERE attrelid = CAST(:table AS regclass)")
                .bind("table", table)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    @Test
    void triesAgainInOrderWhatHasFailed() {
        var ofOne = new AtomicInteger();
        var ofMany = new AtomicInteger();
        Audience.MISHAPS.put(
                "test.single:" + thing, event -> failIf(event.number() == 3 && ofOne.getAndIncrement() < 2));
        Audience.MISHAPS.put(
                "test.many:" + thing, event -> failIf(event.number() == 5 && ofMany.getAndIncrement() < 2));

        publishTen(thing);

        assertThat(heard("test.single", 10)).isEqualTo(TEN);
        assertThat(heard("test.many", 10)).isEqualTo(TEN);
    }

    @Test
    void keepsTheRestOfAnAggregateBehindADeadLetterOrLetsItFollow() {
        Audience.MISHAPS.put("test.single:" + thing, event -> failIf(event.number() == 3));
        Audience.MISHAPS.put("test.follower:" + thing, event -> failIf(event.number() == 3));
        var other = UUID.randomUUID().toString();

        publishTen(thing);
        publishTen(other);

        assertThat(heard("test.follower", 9)).containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(Audience.awaitNumbers(db, "test.single", other, 10)).isEqualTo(TEN);
        assertThat(heard("test.single", 2)).containsExactly(1L, 2L);
        assertThat(states("test.single"))
                .containsExactly(
                        "3 DEAD", "4 PARKED", "5 PARKED", "6 PARKED", "7 PARKED", "8 PARKED", "9 PARKED", "10 PARKED");
        assertThat(states("test.follower")).containsExactly("3 DEAD");
    }

    @Test
    void letsOthersGoOnWhileOneListenerHangs() {
        Audience.MISHAPS.put("test.single:" + thing, _ -> Mono.never());
        var other = UUID.randomUUID().toString();

        publishTen(thing);
        publishTen(other);

        assertThat(Audience.awaitNumbers(db, "test.single", other, 10)).isEqualTo(TEN);
        assertThat(heard("test.follower", 10)).isEqualTo(TEN);
        Audience.MISHAPS.remove("test.single:" + thing);
    }

    private List<String> states(String listener) {
        var states = db.sql("""
                        SELECT (e.data ->> 'number') || ' ' || p.state
                          FROM outbox.publication p JOIN outbox.listener l ON l.id = p.listener
                          JOIN outbox.event e USING (position)
                         WHERE l.name = :listener AND p.aggregate = :thing
                         ORDER BY position
                        """)
                .bind("listener", listener)
                .bind("thing", thing)
                .mapValue(String.class)
                .all()
                .collectList();
        return states.filter(them -> them.stream().anyMatch(it -> it.endsWith("DEAD")))
                .repeatWhenEmpty(500, tries -> tries.delayElements(Duration.ofMillis(20)))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static Mono<Void> failIf(boolean condition) {
        return condition ? Mono.error(new IllegalStateException("on purpose")) : Mono.empty();
    }

    private List<Long> heard(String listener, int count) {
        return Audience.awaitNumbers(db, listener, thing, count);
    }

    private void publishTen(String name) {
        Flux.fromIterable(TEN)
                .concatMap(number -> publishing(new Spoken(new Thing(name), number)))
                .blockLast(LIMIT);
    }

    private void publish(Spoken event) {
        publishing(event).block(LIMIT);
    }

    private Mono<Void> publishing(Spoken event) {
        return TransactionalOperator.create(transactions).transactional(outbox.publish(event));
    }
}
