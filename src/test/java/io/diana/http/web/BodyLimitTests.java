package io.diana.http.web;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@FrameTest
class BodyLimitTests {

    private static final int LIMIT = 1024 * 1024;

    @Autowired
    WebTestClient client;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isOneMebibyte(boolean declared) {
        send("POST", "/tree", MediaType.APPLICATION_JSON, text(LIMIT), declared)
                .expectStatus()
                .isOk();
        isTooLarge(send("POST", "/tree", MediaType.APPLICATION_JSON, text(LIMIT + 1), declared));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isTheSameForMergePatches(boolean declared) {
        var type = MediaType.parseMediaType("application/merge-patch+json");

        send("PATCH", "/patch", type, "{\"a\":" + text(LIMIT - 6) + "}", declared)
                .expectStatus()
                .isOk();
        isTooLarge(send("PATCH", "/patch", type, "{\"a\":" + text(LIMIT - 5) + "}", declared));
    }

    private static void isTooLarge(ResponseSpec answer) {
        answer.expectStatus().isEqualTo(413).expectBody().jsonPath("$.code").isEqualTo("content-too-large");
    }

    private ResponseSpec send(String method, String path, MediaType type, String body, boolean declared) {
        var bytes = body.getBytes(StandardCharsets.US_ASCII);
        var whole = DefaultDataBufferFactory.sharedInstance.wrap(bytes);
        return client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * LIMIT))
                .build()
                .method(HttpMethod.valueOf(method))
                .uri("/api/probe" + path)
                .contentType(type)
                .headers(headers -> {
                    if (declared) {
                        headers.setContentLength(bytes.length);
                    }
                })
                .body(BodyInserters.fromPublisher(Flux.just(whole), DataBuffer.class))
                .exchange();
    }

    /** A JSON string of this many bytes. */
    private static String text(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }
}
