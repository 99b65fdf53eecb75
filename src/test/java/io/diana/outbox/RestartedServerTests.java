package io.diana.outbox;

import io.diana.testing.OwnServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A server that stops, crashes and comes back while two nodes speak and listen. */
class RestartedServerTests {

    private static final List<String> LISTENERS = List.of("test.single", "test.follower", "test.many");

    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = OwnServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isComeBackToWithoutAnybodysHelp() {
        var database = server.database();
        try (var one = Node.on(database.url());
                var two = Node.on(database.url())) {
            var heard = Heard.in(database.dataSource());
            var speakers = Speakers.of(heard, "restarted", 10);
            var enough = new AtomicBoolean();
            var talking = Mono.when(speakers.talk(one, 2, enough), speakers.talk(two, 2, enough))
                    .cache();
            talking.subscribe();
            awaitSaid(speakers, 5);
            server.restart();
            awaitSaid(speakers, 10);
            server.crashSessions(database.name());
            awaitSaid(speakers, 15);
            enough.set(true);
            talking.block(Node.LIMIT);

            speakers.said()
                    .forEach((thing, last) -> LISTENERS.forEach(listener -> heard.awaitAll(listener, thing, last)));
            heard.awaitQuiet();
        }
    }

    private static void awaitSaid(Speakers speakers, long least) {
        Awaitility.await()
                .atMost(Node.LIMIT)
                .ignoreExceptionsMatching(Exception.class::isInstance)
                .until(() -> speakers.said().values().stream().allMatch(said -> said >= least));
    }
}
