package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens below the requests that handlers see: on the bare connection. */
@FrameTest
@ExtendWith(OutputCaptureExtension.class)
class ConnectionTests {

    private static final int PATIENCE_SECONDS = 30;
    private static final String LONG = "x".repeat(17_000);

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    nonsense ; 400 ; bad-request
                    GET /api/probe/page?limit=%zz HTTP/1.1 ; 400 ; bad-request
                    GET /api/probe/page?limit=a|b HTTP/1.1 ; 400 ; bad-request
                    GET /{long} HTTP/1.1 ; 414 ; uri-too-long
                    GET / HTTP/1.1~Long: {long} ; 431 ; request-header-fields-too-large
                    GET / HTTP/1.1~Bad Name: x ; 400 ; bad-request
                    POST /api/probe/tree HTTP/1.1~Content-Length: many ; 400 ; bad-request
                    POST /api/probe/tree HTTP/1.1~Content-Length: 1~Content-Length: 2 ; 400 ; bad-request
                    """)
    void explainsWhatTheServerItselfRefuses(String request, int status, String code) throws IOException {
        var answer = answerTo(request.replace("~", "\r\n").replace("{long}", LONG) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 %d ".formatted(status));
        assertThat(answer).containsPattern("(?i)x-request-id: [0-9a-f-]{36}\r\n");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json\r\n");
        assertThat(body(answer).path("code").asString()).isEqualTo(code);
        assertThat(body(answer).path("status").asInt()).isEqualTo(status);
        assertThat(body(answer).path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void leavesAnswersWithoutABodyAlone() throws IOException {
        var answer = answerTo("HEAD /api/probe/nowhere HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
    }

    /** Anybody can do that, so it must fill neither the log nor the count of our own failures. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesNoBlameForACallerWhoHangsUp(boolean abruptly, CapturedOutput output) throws IOException {
        var before = requestsToTree();
        try (var socket = connect()) {
            send(socket, """
                    POST /api/probe/tree HTTP/1.1
                    Host: here
                    Content-Type: application/json
                    Content-Length: 100
                    Expect: 100-continue

                    """.replace("\n", "\r\n"));
            assertThat(socket.getInputStream().readNBytes(25)).asString().isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.setSoLinger(abruptly, 0);
        }

        Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> requestsToTree() > before);
        assertThat(output).doesNotContain("POST /api/probe/tree failed");
        assertThat(meters.find("http.server.requests")
                        .tags("operation", "ProbeController.tree", "outcome", "SERVER_ERROR")
                        .timers())
                .isEmpty();
    }

    private long requestsToTree() {
        return meters.timer("diana.operations", "operation", "ProbeController.tree")
                .count();
    }

    private String answerTo(String request) throws IOException {
        try (var socket = connect()) {
            send(socket, request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_SECONDS * 1_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static JsonNode body(String answer) {
        return new JsonMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    }
}
