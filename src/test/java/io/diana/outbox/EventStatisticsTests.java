package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DianaTest(properties = {"diana.outbox.retry.first=20ms", "diana.outbox.retry.longest=50ms", "diana.outbox.poll=100ms"})
@Import(Audience.class)
class EventStatisticsTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    WebTestClient client;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseClient db;

    @BeforeEach
    void setUp() {
        execute("INSERT INTO outbox.listener (name, follows) VALUES ('test.counted', false) ON CONFLICT DO NOTHING");
        execute("DELETE FROM outbox.publication WHERE type = 'x.Counted'");
    }

    @Test
    void countsWhatEachListenerHasStillToHear() {
        insert("PENDING", 3, 100);
        insert("PARKED", 2, 500);
        insert("RETRYING", 4, 50);
        insert("DEAD", 1, 900);

        var listener = listener(awaitStatistics(10));

        assertThat(listener.get("pending").longValue()).isEqualTo(5);
        assertThat(listener.get("waiting").longValue()).isEqualTo(2);
        assertThat(listener.get("retrying").longValue()).isEqualTo(4);
        assertThat(listener.get("dead").longValue()).isEqualTo(1);
        assertThat(listener.get("lagSeconds").doubleValue()).isBetween(100.0, 400.0);
        assertThat(Duration.between(
                        Instant.parse(listener.get("oldestPendingSince").stringValue()), Instant.now()))
                .isBetween(Duration.ofSeconds(499), Duration.ofSeconds(800));
    }

    @Test
    void namesTypesAndAddsUp() {
        insert("DEAD", 6, 1);

        var statistics = awaitStatistics(6);

        var single = find(statistics, "test.single");
        assertThat(single.get("types")).isEqualTo(json.readTree("[\"io.diana.outbox.Spoken\"]"));
        assertThat(statistics.at("/totals/dead").longValue())
                .isEqualTo(StreamSupport.stream(statistics.get("listeners").spliterator(), false)
                        .mapToLong(each -> each.get("dead").longValue())
                        .sum());
        assertThat(statistics.at("/events/resumableFrom").stringValue()).isEqualTo("0-0");
        assertThat(statistics.at("/events/kept").longValue())
                .isEqualTo(db.sql("SELECT count(*) FROM outbox.event")
                        .mapValue(Long.class)
                        .one()
                        .blockOptional(LIMIT)
                        .orElseThrow());
    }

    @Test
    void leavesListenersOutThatHaveNothingAndHearNothing() {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> find(statistics(), "test.counted").isMissingNode());
    }

    private void insert(String state, int count, int secondsAgo) {
        execute("""
                INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state, due_at)
                SELECT nextval('outbox.event_position'), l.id, 1, now() - interval '%2$d seconds', 'x.Counted', 'a', '%1$s',
                       CASE WHEN '%1$s' = 'RETRYING' THEN now() + interval '1 hour' END
                  FROM outbox.listener l, generate_series(1, %3$d) WHERE l.name = 'test.counted'
                """.formatted(state, secondsAgo, count));
    }

    private void execute(String sql) {
        db.sql(sql).then().block(LIMIT);
    }

    /** Numbers may be a second old. */
    private JsonNode awaitStatistics(int all) {
        return Awaitility.await().atMost(LIMIT).until(this::statistics, statistics -> {
            var listener = listener(statistics);
            return listener.path("pending").asLong(0)
                            + listener.path("retrying").asLong(0)
                            + listener.path("dead").asLong(0)
                    == all;
        });
    }

    private static JsonNode listener(JsonNode statistics) {
        return find(statistics, "test.counted");
    }

    private static JsonNode find(JsonNode statistics, String name) {
        return StreamSupport.stream(statistics.get("listeners").spliterator(), false)
                .filter(each -> each.get("listener").stringValue().equals(name))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private JsonNode statistics() {
        return json.readTree(client.get()
                .uri("/api/v1/events/statistics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }
}
