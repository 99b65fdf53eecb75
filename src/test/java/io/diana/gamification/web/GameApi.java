package io.diana.gamification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.Players;
import io.diana.users.UserId;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the application as a caller does. Bodies are written with single quotes. */
final class GameApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final WebTestClient http;

    GameApi(WebTestClient http) {
        this.http = http;
    }

    /** An answer. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        long number(String pointer) {
            assertThat(body.at(pointer).isNumber()).as(pointer + " of " + body).isTrue();
            return body.at(pointer).asLong();
        }

        /** The problem that it has to be. */
        Answer problem(int expected, String code) {
            assertThat(status).as(toString()).isEqualTo(expected);
            assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(text("/code")).isEqualTo(code);
            return this;
        }

        Answer ok(int expected) {
            assertThat(status).as(toString()).isEqualTo(expected);
            return this;
        }
    }

    /** Somebody who has just registered. */
    UserId registered() {
        return registered("UTC");
    }

    UserId registered(String zone) {
        var id = Players.newId();
        post("/users", "{'id': %s, 'firstName': 'Ada', 'timeZone': '%s'}".formatted(id, zone))
                .ok(201);
        return id;
    }

    Answer post(String path, @Nullable String body, String... keys) {
        return call(HttpMethod.POST, path, body, keys);
    }

    Answer get(String path) {
        return call(HttpMethod.GET, path, null);
    }

    Answer action(UserId id, String type, String... keys) {
        return post("/users/" + id + "/actions", "{'type': '%s'}".formatted(type), keys);
    }

    Answer points(UserId id) {
        return get("/users/" + id + "/points").ok(200);
    }

    Answer call(HttpMethod method, String path, @Nullable String body, String... keys) {
        var request = http.method(method).uri("/api/v1" + path).header("Accept", "*/*");
        for (var key : keys) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.header(
                            "Content-Type",
                            method.equals(HttpMethod.PATCH) ? "application/merge-patch+json" : "application/json")
                    .bodyValue(body.replace('\'', '"'));
        }
        var answer = request.exchange().expectBody(byte[].class).returnResult();
        var content = answer.getResponseBodyContent();
        return new Answer(
                answer.getStatus().value(),
                answer.getResponseHeaders(),
                content == null || content.length == 0 ? JSON.nullNode() : JSON.readTree(content));
    }

    /** Asks until the answer has a status, because events take a moment. */
    Answer until(int status, java.util.function.Supplier<Answer> call) {
        return Awaitility.await().atMost(LIMIT).until(call::get, answer -> answer.status() == status);
    }

    /** Asks until a number is there. */
    void until(long number, String pointer, java.util.function.Supplier<Answer> call) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> call.get().body().at(pointer).asLong() == number);
    }
}
