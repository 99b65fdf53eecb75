package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.Outbox;
import io.diana.testing.ModuleTest;
import io.diana.users.DisplayNames;
import io.diana.users.PersonalData;
import io.diana.users.RegistrationQuery;
import io.diana.users.StandingQuery;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserRegistered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jmolecules.event.types.DomainEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What users say is published, and what became of it is looked for in the table. */
@ModuleTest(extraIncludes = {"http", "access", "integrity"})
@Import(AccountsTests.Nobody.class)
class AccountsTests {

    /** Nobody is registered but those of whom something is heard. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Nobody {

        @Bean
        RegistrationQuery registrationQuery() {
            return _ -> Flux.empty();
        }

        @Bean
        DisplayNames displayNames() {
            return _ -> Mono.just(Map.of());
        }

        @Bean
        StandingQuery standingQuery() {
            return _ -> Mono.empty();
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant FAR_AHEAD = Instant.parse("2126-11-24T12:00:00Z");
    private static final AtomicLong IDS = new AtomicLong();

    @Autowired
    Outbox outbox;

    @Autowired
    DatabaseClient db;

    @Autowired
    ReactiveTransactionManager transactions;

    @Autowired
    PersonalData personalData;

    UserId ada = new UserId(IDS.incrementAndGet());

    @BeforeEach
    void setUp() {
        ada = new UserId(IDS.incrementAndGet());
    }

    @Test
    void opensAnAccountForWhoeverRegisters() {
        publish(registered("Europe/Madrid"));

        awaitHeard(1);
        assertThat(account()).isEqualTo(open("Europe/Madrid"));
    }

    @Test
    void opensItOnceHoweverOftenItIsTold() {
        publish(registered("Europe/Madrid"), registered("Asia/Tokyo"));
        awaitHeard(2);
        publish(new UserRegistered(ada, "es", "UTC", LATER));

        awaitHeard(3);
        assertThat(account()).isEqualTo(open("Europe/Madrid"));
    }

    @Test
    void closesItWhenItsOwnerLeaves() {
        publish(registered("Europe/Madrid"));
        publish(new UserErased(ada, LATER));

        awaitHeard(2);
        assertThat(account()).matches("null 2026-11-24T12:00:00 20.*");
    }

    @Test
    void keepsItClosedWhateverIsHeardAfterwards() {
        publish(registered("Europe/Madrid"), new UserErased(ada, LATER), registered("Europe/Madrid"));
        awaitHeard(3);
        var closed = account();
        publish(new UserErased(ada, LATER.plusSeconds(1)), moved("Asia/Tokyo"), registered("Europe/Madrid"));

        awaitHeard(6);
        assertThat(account()).isEqualTo(closed).matches("null 2026-11-24T12:00:00 20.*");
    }

    @Test
    void neverOpensOneForSomebodyWhoseErasureCameFirst() {
        publish(new UserErased(ada, NOW));
        awaitHeard(1);
        publish(registered("Europe/Madrid"));

        awaitHeard(2);
        assertThat(account()).matches("null null 20.*");
    }

    @Test
    void endsNothingBeforeItBeganWhenClocksDiffer() {
        publish(new UserRegistered(ada, "es", "UTC", FAR_AHEAD), new UserErased(ada, NOW));

        awaitHeard(2);
        assertThat(account()).isEqualTo("null 2126-11-24T12:00:00 2126-11-24T12:00:00");
    }

    @Test
    void followsItsOwnerIntoOtherTimeZones() {
        publish(registered("Europe/Madrid"));
        publish(moved("Asia/Tokyo"), moved("America/Mexico_City"));

        awaitHeard(3);
        assertThat(text("SELECT move_zone FROM gamification.account WHERE user_id = %s".formatted(ada)))
                .isEqualTo("America/Mexico_City");
    }

    @Test
    void writesNothingWhenAProfileChangesElsewhere() {
        publish(registered("Europe/Madrid"));
        awaitHeard(1);
        var written = version();
        publish(new UserProfileChanged(ada, Set.of("firstName"), "es", "Europe/Madrid", LATER));

        awaitHeard(2);
        assertThat(version()).isEqualTo(written);
    }

    @Test
    void opensNoneBecauseAProfileChanged() {
        publish(moved("Asia/Tokyo"));

        awaitHeard(1);
        assertThat(account()).isEqualTo("none");
    }

    @Test
    void opensAThousandInAFewStatements() {
        var first = IDS.getAndAdd(1_000) + 1;
        publish(Stream.iterate(first, id -> id + 1)
                .limit(1_000)
                .map(id -> new UserRegistered(new UserId(id), "es", "UTC", NOW))
                .toArray(DomainEvent[]::new));

        var among = " FROM gamification.account WHERE user_id BETWEEN %d AND %d".formatted(first, first + 999);
        Awaitility.await().atMost(LIMIT).until(() -> count("SELECT count(*)" + among) == 1_000);
        assertThat(count("SELECT count(DISTINCT xmin::text)" + among)).isLessThanOrEqualTo(10);
    }

    @Test
    void tellsWhatItKeepsOfAPerson() {
        publish(registered("Europe/Madrid"));
        awaitHeard(1);

        assertThat(personalData.section()).isEqualTo("gamification");
        assertThat(personalData.about(ada).block(LIMIT))
                .containsOnlyKeys(
                        "account",
                        "entries",
                        "actions",
                        "holds",
                        "redemptions",
                        "achievements",
                        "missions",
                        "missionsCompleted",
                        "standings")
                .extractingByKey("account", InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("balance", 10)
                .containsEntry("timeZone", "Europe/Madrid")
                .containsEntry("closedAt", null)
                .containsEntry("openedAt", NOW);
    }

    @Test
    void tellsNothingOfAStranger() {
        assertThat(personalData.about(ada).blockOptional(LIMIT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL, NULL, NULL",
                "'UTC', NULL, NULL",
                "NULL, '2026-01-02', NULL",
                "'UTC', '2026-01-02', '2026-01-03'",
                "NULL, '2026-01-02', '2026-01-01'",
                "'by the sea', '2026-01-02', NULL"
            })
    void theTableRefusesWhatCannotBe(String values) {
        assertThatThrownBy(() -> insert(Long.toString(ada.value()), values))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4503599627370496"})
    void theTableRefusesWhoCannotBe(String id) {
        assertThatThrownBy(() -> insert(id, "'UTC', '2026-01-02', NULL"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void insert(String id, String values) {
        db.sql("INSERT INTO gamification.account (user_id, time_zone, opened_at, closed_at) VALUES (%s, %s)"
                        .formatted(id, values))
                .then()
                .block(LIMIT);
    }

    private UserRegistered registered(String timeZone) {
        return new UserRegistered(ada, "es", timeZone, NOW);
    }

    private UserProfileChanged moved(String timeZone) {
        return new UserProfileChanged(ada, Set.of("timeZone"), "es", timeZone, LATER);
    }

    private void publish(DomainEvent... events) {
        TransactionalOperator.create(transactions)
                .transactional(outbox.publish(List.of(events)))
                .block(LIMIT);
    }

    private void awaitHeard(int events) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> count("SELECT count(*) FROM outbox.completion WHERE aggregate = '%s'".formatted(ada))
                        == events);
    }

    private static String open(String timeZone) {
        return timeZone + " 2026-11-24T12:00:00 null";
    }

    /** Time zone, opening and closing. */
    private String account() {
        return text("""
                SELECT concat_ws(' ', coalesce(time_zone, 'null'),
                                 coalesce(to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'), 'null'),
                                 coalesce(to_char(closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'), 'null'))
                  FROM gamification.account WHERE user_id = %s
                """.formatted(ada));
    }

    private String version() {
        return text("SELECT xmin::text FROM gamification.account WHERE user_id = %s".formatted(ada));
    }

    private String text(String sql) {
        return db.sql(sql).mapValue(String.class).one().blockOptional(LIMIT).orElse("none");
    }

    private long count(String sql) {
        return db.sql(sql).mapValue(Long.class).one().blockOptional(LIMIT).orElseThrow();
    }
}
