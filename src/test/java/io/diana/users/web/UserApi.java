package io.diana.users.web;

import io.diana.users.UserId;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What a bot does, in few words. */
final class UserApi {

    private static final AtomicLong IDS = new AtomicLong(System.nanoTime() & 0xFFFFFFFFFFL);
    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private final WebTestClient client;

    UserApi(WebTestClient client) {
        this.client = client;
    }

    /** An id that nobody has. */
    static UserId newId() {
        return new UserId(IDS.incrementAndGet());
    }

    /** Somebody who is registered. */
    UserId registered() {
        var id = newId();
        post("", "{\"id\": %s, \"firstName\": \"Ada\"}".formatted(id))
                .expectStatus()
                .isCreated();
        return id;
    }

    UserId erased() {
        var id = registered();
        delete("/%s?reason=wish".formatted(id)).expectStatus().isOk();
        return id;
    }

    ResponseSpec get(String path) {
        return client.get().uri("/api/v1/users" + path).exchange();
    }

    ResponseSpec post(String path, String body) {
        return client.post()
                .uri("/api/v1/users" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec post(String path) {
        return client.post().uri("/api/v1/users" + path).exchange();
    }

    ResponseSpec patch(String path, String body) {
        return patch(path, body, null);
    }

    ResponseSpec patch(String path, String body, @Nullable String ifMatch) {
        return client.patch()
                .uri("/api/v1/users" + path)
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.set("If-Match", ifMatch);
                    }
                })
                .contentType(MERGE_PATCH)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec put(String path, String body) {
        return client.put()
                .uri("/api/v1/users" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec delete(String path) {
        return client.delete().uri("/api/v1/users" + path).exchange();
    }

    ResponseSpec delete(String path, String ifMatch) {
        return client.delete()
                .uri("/api/v1/users" + path)
                .header("If-Match", ifMatch)
                .exchange();
    }
}
