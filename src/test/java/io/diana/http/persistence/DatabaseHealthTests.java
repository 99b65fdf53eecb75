package io.diana.http.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.r2dbc.core.DatabaseClient;

class DatabaseHealthTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Test
    void isUpWhereTheDatabaseAnswers() {
        try (var database = TestDatabase.fresh()) {
            assertThat(health(database.client()).getStatus()).isEqualTo(Status.UP);
        }
    }

    /** Whoever asks wants to know now: a server that keeps silent is as good as none. */
    @Test
    void isDownWhereSomethingListensButKeepsSilent() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var health = health(client(silent.getLocalPort()));

            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("error")).asString().contains("TimeoutException");
        }
    }

    @Test
    void isDownWhereNobodyListens() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(health(client(port)).getStatus()).isEqualTo(Status.DOWN);
    }

    private static DatabaseClient client(int port) {
        return DatabaseClient.create(
                ConnectionFactories.get("r2dbc:postgresql://ada:secret@127.0.0.1:%d/diana".formatted(port)));
    }

    private static Health health(DatabaseClient client) {
        return new DatabaseHealth(client).health().blockOptional(BOUND).orElseThrow();
    }
}
