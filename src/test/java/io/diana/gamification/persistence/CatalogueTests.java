package io.diana.gamification.persistence;

import static io.diana.gamification.domain.SomeDefinitions.achievement;
import static io.diana.gamification.domain.SomeDefinitions.actionType;
import static io.diana.gamification.domain.SomeDefinitions.campaign;
import static io.diana.gamification.domain.SomeDefinitions.mission;
import static io.diana.gamification.domain.SomeDefinitions.reward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.gamification.domain.Achievement;
import io.diana.gamification.domain.Catalogue;
import io.diana.gamification.domain.Definition;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Mission;
import io.diana.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What nodes know of the definitions, and when. */
class CatalogueTests {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00.123456Z");
    private static final ConnectionFactory CONNECTIONS = DATABASE.connectionFactory();
    private static final DatabaseClient DB = DatabaseClient.create(CONNECTIONS);
    private static final DefinitionRow ROWS =
            new DefinitionRow(JsonMapper.builder().build());
    private static final PostgresDefinitions DEFINITIONS = new PostgresDefinitions(DB, ROWS);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final AtomicInteger connections = new AtomicInteger();
    private final PostgresCatalogues one = node();
    private final PostgresCatalogues other = node();

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .locations("classpath:db/migration/gamification")
                .defaultSchema("gamification")
                .load()
                .migrate();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** Each connection is one statement here, so they tell how often was asked. */
    private PostgresCatalogues node() {
        var counting = (ConnectionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConnectionFactory.class}, (_, method, arguments) -> {
                    if (method.getName().equals("create")) {
                        return Mono.from(CONNECTIONS.create()).doOnSubscribe(_ -> connections.incrementAndGet());
                    }
                    return method.invoke(CONNECTIONS, arguments);
                });
        return new PostgresCatalogues(DatabaseClient.create(counting), ROWS, Clock.systemUTC());
    }

    @Test
    void theGameBeginsWithWhatEverybodyKnows() {
        var catalogue = read(one, 1);

        assertThat(catalogue.actionTypes()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(catalogue.achievements().values())
                .hasSizeGreaterThanOrEqualTo(15)
                .anyMatch(Achievement::secret);
        assertThat(catalogue.missions().values())
                .extracting(Mission::kind)
                .containsOnly(Mission.Kind.DAILY, Mission.Kind.WEEKLY, Mission.Kind.ONCE);
        assertThat(catalogue.levels().reachedBy(1_000)).isEqualTo(2);
        assertThat(catalogue.levels().steps()).hasSize(50);
        assertThat(catalogue.levels().steps().getLast().at()).isEqualTo(1_000 * 49 * 49);
        assertThat(catalogue.rules().gift().points(100)).isEqualTo(70);
        assertThat(catalogue.rules().streak().factor(14)).isEqualTo("1.3");
        assertThat(catalogue.rules().abuse().memory()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void aChangeIsSeenByEveryNodeThatHearsOfIt() {
        var before = read(one, 1);
        assertThat(read(other, 1).version()).isEqualTo(before.version());
        var type = actionType("t" + COUNT.incrementAndGet(), true);
        put(type);

        assertThat(read(other, before.version() + 1).actionTypes()).containsEntry(type.key(), type);
        assertThat(read(one, before.version() + 1).actionTypes()).containsEntry(type.key(), type);
    }

    @Test
    void whatIsKnownIsNotReadAgain() {
        var version = read(one, 1).version();
        for (var n = 0; n < 10; n++) {
            assertThat(read(one, version)).isSameAs(read(one, 1));
        }

        assertThat(connections).hasValue(1);
    }

    @Test
    void thoseWhoWaitReadOnce() {
        Flux.range(0, 100).flatMap(_ -> one.atLeast(1), 100).blockLast(LIMIT);

        assertThat(connections).hasValue(1);
    }

    /** Whoever joins a read that began before the change has to read again. */
    @Test
    void nobodyIsToldAnOlderVersionThanTheyNamed() {
        for (var n = 0; n < 20; n++) {
            var node = node();
            var seen = Flux.range(0, 20)
                    .flatMap(
                            i -> i % 5 == 0
                                    ? changing(actionType("t" + COUNT.incrementAndGet(), true))
                                            .flatMap(version -> node.atLeast(version)
                                                    .map(catalogue -> catalogue.version() >= version))
                                    : node.atLeast(1).map(_ -> true),
                            20)
                    .collectList()
                    .blockOptional(LIMIT)
                    .orElseThrow();
            assertThat(seen).doesNotContain(false);
        }
    }

    private Mono<Long> changing(Definition definition) {
        return DEFINITIONS
                .put(Edition.first(definition, SINCE))
                .then(DB.sql("SELECT version FROM gamification.catalogue")
                        .mapValue(Long.class)
                        .one());
    }

    @Test
    void aVersionThatThereIsNotIsAnError() {
        assertThatThrownBy(() -> read(one, Long.MAX_VALUE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReadThatFailsIsAnErrorAndTheNextOneAsksAgain() {
        var broken = new AtomicInteger(2);
        var failing = (ConnectionFactory) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConnectionFactory.class}, (_, method, arguments) -> {
                    if (method.getName().equals("create") && broken.getAndDecrement() > 0) {
                        return Mono.error(new IllegalArgumentException("No connection."));
                    }
                    return method.invoke(CONNECTIONS, arguments);
                });
        var node = new PostgresCatalogues(DatabaseClient.create(failing), ROWS, Clock.systemUTC());

        assertThatThrownBy(() -> read(node, 1)).hasRootCauseMessage("No connection.");
        assertThat(read(node, 1).version()).isPositive();
    }

    @Test
    void rewardsAreNoPartOfIt() {
        var version = put(reward("r" + COUNT.incrementAndGet(), 5L));

        assertThat(read(one, version).version()).isEqualTo(version);
    }

    @Test
    void everyKindIsReadAsItWasWritten() {
        var number = COUNT.incrementAndGet();
        for (var definition : List.<Definition>of(
                achievement("a" + number, "points", "b", "c"),
                mission("m" + number, "gifts", "z", "a"),
                campaign("c" + number, SINCE, "x", "w"),
                reward("r" + number, 3L),
                reward("u" + number, null))) {
            put(definition);

            assertThat(new PostgresDefinitionQuery(DB, ROWS)
                            .find(DefinitionKind.of(definition), definition.key())
                            .block(LIMIT))
                    .isEqualTo(Edition.first(definition, SINCE));
        }
    }

    /** Others wait until it is decided, each sees what those before have left, and so no two make the same version. */
    @Test
    void changesWaitForEachOther() {
        var transactional = TransactionalOperator.create(new R2dbcTransactionManager(CONNECTIONS));
        var key = "t" + COUNT.incrementAndGet();
        var raising = DEFINITIONS
                .lock(DefinitionKind.ACTION_TYPE, key)
                .flatMap(editions -> DEFINITIONS.put(new Edition(actionType(key, true), next(editions, key), SINCE)));
        Flux.range(0, 20)
                .flatMap(_ -> raising.as(transactional::transactional), 20)
                .blockLast(LIMIT);

        assertThat(new PostgresDefinitionQuery(DB, ROWS)
                        .find(DefinitionKind.ACTION_TYPE, key)
                        .map(Edition::version)
                        .block(LIMIT))
                .isEqualTo(20);
    }

    private static int next(List<Edition> editions, String key) {
        return editions.stream()
                        .filter(it -> it.definition().key().equals(key))
                        .mapToInt(Edition::version)
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    /** A sale that was first counts; the change that waits for it sees what is left. */
    @Test
    void aRewardIsNotSoldWhileItIsChanged() {
        var transactional = TransactionalOperator.create(new R2dbcTransactionManager(CONNECTIONS));
        var key = "r" + COUNT.incrementAndGet();
        put(reward(key, 100L));
        var selling = DB.sql("UPDATE gamification.stock SET remaining = remaining - 1 WHERE reward = :key")
                .bind("key", key)
                .fetch()
                .rowsUpdated();
        var stocking = DEFINITIONS
                .lock(DefinitionKind.REWARD, key)
                .flatMap(editions -> DEFINITIONS.put(
                        new Edition(reward(key, stock(editions, key) + 10), next(editions, key), SINCE)))
                .as(transactional::transactional);
        Flux.merge(IntStream.range(0, 40)
                        .<Mono<?>>mapToObj(i -> i % 4 == 0 ? stocking : selling)
                        .toList())
                .blockLast(LIMIT);

        assertThat(DB.sql("SELECT remaining FROM gamification.stock WHERE reward = :key")
                        .bind("key", key)
                        .mapValue(Long.class)
                        .one()
                        .block(LIMIT))
                .isEqualTo(100 + 10 * 10 - 30);
    }

    private static long stock(List<Edition> editions, String key) {
        return editions.stream()
                .map(Edition::definition)
                .filter(it -> it.key().equals(key))
                .map(io.diana.gamification.domain.Reward.class::cast)
                .map(io.diana.gamification.domain.Reward::stock)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'badge', 'a', 1, '{}', true",
                "'mission', 'A', 1, '{\"name\": \"M\", \"points\": 1, \"objectives\": [1]}', true",
                "'mission', 'a', 0, '{\"name\": \"M\", \"points\": 1, \"objectives\": [1]}', true",
                "'mission', 'a', 1, '{\"name\": \" \", \"points\": 1, \"objectives\": [1]}', true",
                "'mission', 'a', 1, '{\"points\": 1, \"objectives\": [1]}', true",
                "'mission', 'a', 1, '{\"name\": \"M\", \"points\": -1, \"objectives\": [1]}', true",
                "'mission', 'a', 1, '{\"name\": \"M\", \"points\": 1, \"objectives\": []}', true",
                "'mission', 'a', 1, '{\"name\": \"M\", \"points\": 1, \"objectives\": [1], \"key\": \"a\"}', true",
                "'mission', 'a', 1, '[]', true",
                "'action-type', 'a', 1, '{\"points\": 1000001}', true",
                "'action-type', 'a', 1, '{}', true",
                "'achievement', 'a', 1, '{\"name\": \"A\", \"steps\": []}', true",
                "'reward', 'a', 1, '{\"name\": \"R\", \"price\": -1}', true",
                "'reward', 'a', 1, '{\"name\": \"R\", \"price\": 1, \"stock\": 1}', true",
                "'campaign', 'a', 1, '{\"name\": \"C\", \"factor\": 0}', true",
                "'campaign', 'a', 1, '{\"name\": \"C\", \"factor\": 1}', false",
                "'rules', 'other', 1, '{}', true",
                "'levels', 'default', 2, '{\"steps\": []}', true",
            })
    void theTableRefusesWhatCannotBe(String row) {
        assertThatThrownBy(() -> execute(
                        "INSERT INTO gamification.definition (kind, key, version, body, active, changed_at) VALUES (%s, now())"
                                .formatted(row)))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE gamification.catalogue SET version = 0",
                "INSERT INTO gamification.catalogue (version) VALUES (1)",
                "INSERT INTO gamification.stock (reward, remaining) VALUES ('nothing', 1)",
                "INSERT INTO gamification.catalogue (one, version) VALUES (false, 1)"
            })
    void neitherDoTheOtherTables(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @Test
    void noMoreIsSoldThanThereIs() {
        var key = "r" + COUNT.incrementAndGet();
        put(reward(key, 0L));

        assertThatThrownBy(() -> execute(
                        "UPDATE gamification.stock SET remaining = remaining - 1 WHERE reward = '%s'".formatted(key)))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @Test
    void campaignsThatAreOverAreLeftOut() {
        var number = COUNT.incrementAndGet();
        put(campaign("over" + number, Instant.now().minusSeconds(1)));
        var version = put(campaign("on" + number, Instant.now().plusSeconds(600)));

        assertThat(Set.copyOf(read(one, version).campaigns().stream()
                        .map(Definition::key)
                        .toList()))
                .contains("on" + number)
                .doesNotContain("over" + number);
    }

    private static long put(Definition definition) {
        DEFINITIONS.put(Edition.first(definition, SINCE)).block(LIMIT);
        return DB.sql("SELECT version FROM gamification.catalogue")
                .mapValue(Long.class)
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static void execute(String sql) {
        DB.sql(sql).then().block(LIMIT);
    }

    private static Catalogue read(PostgresCatalogues node, long version) {
        return node.atLeast(version).blockOptional(LIMIT).orElseThrow();
    }
}
