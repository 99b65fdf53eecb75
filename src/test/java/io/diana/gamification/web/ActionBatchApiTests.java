package io.diana.gamification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.GamificationTest;
import io.diana.gamification.Players;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@GamificationTest
class ActionBatchApiTests {

    @Autowired
    WebTestClient http;

    @Autowired
    Players players;

    GameApi api;

    @BeforeEach
    void setUp() {
        api = new GameApi(http);
    }

    @Test
    void eachRowEndsAsTheSingleCallWould() {
        var id = api.registered();
        var gone = api.registered();
        api.call(HttpMethod.DELETE, "/users/" + gone + "?reason=asked", null).ok(200);
        api.until(410, () -> api.action(gone, "reaction"));
        var nobody = Players.newId();

        var answer = api.post("/actions/batch", """
                {'actions': [
                  {'userId': %1$s, 'type': 'message_sent', 'idempotencyKey': 'a'},
                  {'userId': %1$s, 'type': 'dance', 'idempotencyKey': 'b'},
                  {'userId': %1$s, 'type': 'daily_login', 'idempotencyKey': 'c'},
                  {'userId': %1$s, 'type': 'daily_login', 'idempotencyKey': 'd'},
                  {'userId': %1$s, 'type': 'message_sent', 'idempotencyKey': 'a'},
                  {'userId': %1$s, 'type': 'reaction', 'idempotencyKey': 'a'},
                  {'userId': %2$s, 'type': 'reaction', 'idempotencyKey': 'a'},
                  {'userId': %3$s, 'type': 'reaction', 'idempotencyKey': 'a'},
                  {'userId': %1$s, 'type': 'reaction'},
                  {'userId': 0, 'type': 'reaction', 'idempotencyKey': 'e'},
                  {'type': 'reaction', 'idempotencyKey': 'e'},
                  {'userId': %1$s, 'type': 'reaction', 'idempotencyKey': 'two words'},
                  {'userId': %1$s, 'idempotencyKey': 'e'},
                  7,
                  {'userId': %1$s, 'type': 'trivia_completed', 'idempotencyKey': 'f'},
                  {'userId': %1$s, 'type': 'reaction', 'context': {'a': 1}, 'idempotencyKey': 'g'}]}""".formatted(id, gone, nobody)).ok(200);

        assertThat(column(answer, "status"))
                .isEqualTo("201 422 201 429 201 422 410 404 422 422 422 422 422 422 422 201");
        assertThat(column(answer, "problem/code"))
                .isEqualTo("- unknown-action-type - limit-reached - idempotency-key-reused user-erased unknown-user "
                        + "validation-failed validation-failed validation-failed validation-failed validation-failed "
                        + "validation-failed validation-failed -");
        assertThat(column(answer, "index")).isEqualTo("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15");
        assertThat(column(answer, "replayed")).isEqualTo("- - - - true - - - - - - - - - - -");
        assertThat(answer.body().at("/results/4/award")).isEqualTo(answer.body().at("/results/0/award"));
        assertThat(answer.body().at("/results/3/problem/freeAt").isString()).isTrue();
        assertThat(answer.body().at("/results/15/award/balance").asLong()).isEqualTo(70);
        assertThat(api.points(id).number("/balance")).isEqualTo(70);
    }

    @Test
    void aThousandRowsAreAwardedAndRepeatedAsAWholeChangeNothing() {
        var ids = players.somebodies(250, "UTC");
        var body = IntStream.range(0, 1_000)
                .mapToObj(i -> i % 4 == 3
                        ? "{'userId': %s, 'type': 'dance', 'idempotencyKey': 'k%d'}".formatted(ids.get(i / 4), i)
                        : "{'userId': %s, 'type': 'message_sent', 'idempotencyKey': 'k%d'}"
                                .formatted(ids.get(i / 4), i))
                .collect(Collectors.joining(",", "{'actions': [", "]}"));

        var first = api.post("/actions/batch", body).ok(200);
        var sum = players.number(sum(ids.getFirst().value()));
        var again = api.post("/actions/batch", body).ok(200);

        assertThat(first.body().at("/results")).hasSize(1_000);
        for (var i = 0; i < 1_000; i++) {
            var one = first.body().at("/results/" + i);
            var other = again.body().at("/results/" + i);
            assertThat(one.at("/status").asInt()).isEqualTo(i % 4 == 3 ? 422 : 201);
            assertThat(other.at("/status")).isEqualTo(one.at("/status"));
            assertThat(other.at("/award")).isEqualTo(one.at("/award"));
            assertThat(one.has("replayed")).isFalse();
            assertThat(other.has("replayed")).isEqualTo(i % 4 != 3);
        }
        assertThat(sum).isEqualTo(250 * (10 + 3 * 5));
        assertThat(players.number(sum(ids.getFirst().value()))).isEqualTo(sum);
    }

    @Test
    void whatIsNoBatchIsRefused() {
        var row = "{'userId': 1, 'type': 'reaction', 'idempotencyKey': 'k'}";

        api.post("/actions/batch", "{'actions': []}").ok(422);
        api.post("/actions/batch", "{}").ok(422);
        api.post("/actions/batch", "{'actions': 7}").ok(422);
        api.post("/actions/batch", "{'actions': [" + (row + ",").repeat(1_000) + row + "]}")
                .ok(413);
        assertThat(column(
                        api.post("/actions/batch", "{'actions': [{'userId': 7}]}")
                                .ok(200),
                        "status"))
                .isEqualTo("422");
    }

    @Test
    void keysOfSingleCallsAndOfRowsAreTheSame() {
        var id = api.registered();
        api.action(id, "message_sent", "k").ok(201);

        var answer = api.post(
                        "/actions/batch",
                        "{'actions': [{'userId': %s, 'type': 'message_sent', 'idempotencyKey': 'k'}]}".formatted(id))
                .ok(200);

        assertThat(column(answer, "replayed")).isEqualTo("true");
    }

    private static String sum(long first) {
        return "SELECT sum(balance) FROM gamification.account WHERE user_id BETWEEN %d AND %d"
                .formatted(first, first + 249);
    }

    private static String column(GameApi.Answer answer, String field) {
        return answer.body()
                .at("/results")
                .valueStream()
                .map(row -> row.at("/" + field).isMissingNode()
                        ? "-"
                        : row.at("/" + field).asString())
                .collect(Collectors.joining(" "));
    }
}
