package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.Spoken.Thing;
import io.diana.testing.TestDatabase;
import java.util.List;
import org.jmolecules.event.types.DomainEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Nodes of two versions on one database, of which the later one hears a type that the earlier one does not know. */
class VersionsTests {

    private static final String LISTENER = "test.versions";
    private static final String RETIRED = "diana.outbox.retired=" + LISTENER + ":" + Whispered.class.getName();
    private static final Thing ADA = new Thing("ada");

    private TestDatabase database;
    private Heard heard;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
        heard = Heard.in(database.dataSource());
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void loseNothingWhenAnEarlierOneStartsAgain() {
        try (var later = node(Later.class)) {
            Audience.prepare(later.db()).block(Node.LIMIT);
        }
        try (var earlier = node(Earlier.class)) {
            say(earlier, new Spoken(ADA, 1), new Whispered(ADA, "2"), new Spoken(ADA, 3));
            say(earlier, new Spoken(new Thing("eve"), 1));
            heard.awaitAll(LISTENER, "eve", 1);
            heard.awaitAll(LISTENER, ADA.name(), 1);
        }

        try (var _ = node(Later.class)) {
            heard.awaitAll(LISTENER, ADA.name(), 3);
            heard.awaitQuiet();
        }
    }

    @Test
    void leaveToEachOtherWhatTheyDoNotKnow() {
        try (var later = node(Later.class);
                var earlier = node(Earlier.class)) {
            Audience.prepare(later.db()).block(Node.LIMIT);
            for (var number = 1; number < 100; number += 2) {
                say(earlier, new Spoken(ADA, number), new Whispered(ADA, Integer.toString(number + 1)));
            }

            heard.awaitAll(LISTENER, ADA.name(), 100);
            heard.awaitQuiet();
            assertThat(heard.count("SELECT max(attempts) FROM outbox.completion"))
                    .isEqualTo(1);
        }
    }

    @Test
    void endATypeWhenToldTo() {
        try (var later = node(Later.class)) {
            Audience.prepare(later.db()).block(Node.LIMIT);
        }
        try (var earlier = node(Earlier.class)) {
            say(earlier, new Whispered(ADA, "0"), new Spoken(ADA, 1));
        }

        try (var earlier = node(Earlier.class, RETIRED)) {
            heard.awaitAll(LISTENER, ADA.name(), 1);
            say(earlier, new Whispered(ADA, "0"), new Spoken(ADA, 2));
            heard.awaitAll(LISTENER, ADA.name(), 2);
            heard.awaitQuiet();
        }
        assertThat(subscriptions()).isEqualTo(1);
        try (var _ = node(Earlier.class, RETIRED)) {
            assertThat(subscriptions()).isEqualTo(1);
        }
    }

    @Test
    void endAListenerWhenToldTo() {
        try (var later = node(Later.class)) {
            Audience.prepare(later.db()).block(Node.LIMIT);
        }
        try (var speaker = Node.on(database.url(), List.of())) {
            say(speaker, new Whispered(ADA, "0"), new Spoken(ADA, 1));
        }

        try (var _ = Node.on(database.url(), List.of(), "diana.outbox.retired=" + LISTENER)) {
            assertThat(heard.open()).isZero();
            assertThat(subscriptions()).isZero();
        }
    }

    @Test
    void refuseToEndWhatTheyListenWith() {
        assertThatThrownBy(() -> node(Later.class, RETIRED))
                .rootCause()
                .hasMessageContaining("diana.outbox.retired names " + LISTENER);
    }

    private Node node(Class<?> version, String... properties) {
        return Node.on(database.url(), List.of(version), properties);
    }

    private static void say(Node node, DomainEvent... events) {
        node.transactions()
                .transactional(node.outbox().publish(List.of(events)))
                .block(Node.LIMIT);
    }

    private long subscriptions() {
        return heard.count(
                "SELECT count(*) FROM outbox.subscription s JOIN outbox.listener l ON l.id = s.listener WHERE l.name = ?",
                LISTENER);
    }

    static class Earlier {

        private final DatabaseClient db;

        Earlier(DatabaseClient db) {
            this.db = db;
        }

        @Listens(id = LISTENER)
        Mono<Void> on(Spoken event) {
            return Audience.hear(db, LISTENER, event);
        }
    }

    static class Later {

        private final DatabaseClient db;

        Later(DatabaseClient db) {
            this.db = db;
        }

        @Listens(id = LISTENER)
        Mono<Void> on(Spoken event) {
            return Audience.hear(db, LISTENER, event);
        }

        @Listens(id = LISTENER)
        Mono<Void> on(Whispered event) {
            return Audience.hear(db, LISTENER, new Spoken(event.thing(), Long.parseLong(event.text())));
        }
    }
}
