package io.diana.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.NodeProcess.Deed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes that are killed in the middle of it, and the nodes that go on after them. */
class KilledNodeTests extends NodesOnOneDatabase {

    @Test
    void leaveNothingOfWhatTheyDidNotCommit() {
        try (var survivor = Node.on(database.url());
                var process = NodeProcess.awaitReady(Deed.PUBLISH, database.url(), "half-said")) {
            process.kill();
            survivor.publish("half-said", 1, 3);

            LISTENERS.forEach(listener -> heard.awaitAll(listener, "half-said", 3));
            heard.awaitQuiet();
            assertThat(heard.count("SELECT count(*) FROM outbox.event")).isEqualTo(3);
        }
    }

    @Test
    void areHeardOnceTheyHaveCommittedAlthoughTheyToldNobody() {
        try (var _ = Node.on(database.url());
                var process = NodeProcess.awaitReady(Deed.COMMIT, database.url(), "said")) {
            process.kill();

            LISTENERS.forEach(listener -> heard.awaitAll(listener, "said", 10));
            heard.awaitQuiet();
        }
    }

    @Test
    void haveHeardNothingWhenTheyDieInMidBatch() {
        try (var speaker = Node.on(database.url(), List.of())) {
            Audience.prepare(speaker.db()).block(Node.LIMIT);
            try (var first = Node.on(database.url())) {
                first.publish("warm", 1, 1);
                LISTENERS.forEach(listener -> heard.awaitAll(listener, "warm", 1));
            }
            speaker.publishTogether("dying", 1, 20);
            try (var process = NodeProcess.awaitReady(Deed.LISTEN, database.url(), "dying")) {
                process.kill();
            }
            assertThat(heard.open()).isPositive();

            try (var _ = Node.on(database.url())) {
                LISTENERS.forEach(listener -> heard.awaitAll(listener, "dying", 20));
                heard.awaitQuiet();
            }
        }
    }

    @Test
    void areSucceededByWhoIsAlreadyThere() {
        try (var speaker = Node.on(database.url(), List.of())) {
            Audience.prepare(speaker.db()).block(Node.LIMIT);
            Node.on(database.url()).close();
            speaker.publishTogether("dying", 1, 20);
            try (var process = NodeProcess.awaitReady(Deed.LISTEN, database.url(), "dying");
                    var survivor = Node.on(database.url())) {
                survivor.publish("other", 1, 5);
                process.kill();

                LISTENERS.forEach(listener -> heard.awaitAll(listener, "dying", 20));
                LISTENERS.forEach(listener -> heard.awaitAll(listener, "other", 5));
                heard.awaitQuiet();
            }
        }
    }
}
