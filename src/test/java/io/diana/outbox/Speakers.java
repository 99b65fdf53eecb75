package io.diana.outbox;

import io.diana.outbox.Spoken.Thing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishers that count what happened to a thing in a row of its own and take the lock of that row first. What was
 * published is then what the row says, in that order, whatever a publisher got to know of its commit.
 */
record Speakers(JdbcTemplate jdbc, List<String> things) {

    static Speakers of(Heard heard, String prefix, int count) {
        heard.jdbc().execute("CREATE TABLE IF NOT EXISTS thing (name text PRIMARY KEY, last bigint NOT NULL)");
        var things = IntStream.range(0, count).mapToObj(n -> prefix + "-" + n).toList();
        things.forEach(thing -> heard.jdbc().update("INSERT INTO thing VALUES (?, 0)", thing));
        return new Speakers(heard.jdbc(), things);
    }

    /** Says the next of a thing, in one transaction; an error leaves it open whether it was said. */
    Mono<Void> say(Node node, String thing) {
        return node.transactions()
                .transactional(node.db()
                        .sql("UPDATE thing SET last = last + 1 WHERE name = :name RETURNING last")
                        .bind("name", thing)
                        .mapValue(Long.class)
                        .one()
                        .flatMap(number -> node.outbox().publish(new Spoken(new Thing(thing), number))));
    }

    /** Goes on saying, several at a time and of each thing at the same time, whatever goes wrong, until told to stop. */
    Mono<Void> talk(Node node, int voices, AtomicBoolean enough) {
        return Flux.fromStream(IntStream.range(0, voices).boxed())
                .flatMap(
                        voice -> Flux.fromIterable(things)
                                .concatMap(thing -> Mono.defer(() -> say(node, thing))
                                        .onErrorResume(_ -> Mono.delay(Duration.ofMillis(20))
                                                .then()))
                                .repeat(() -> !enough.get()),
                        voices)
                .then();
    }

    /** How many were said of each thing. */
    Map<String, Long> said() {
        var said = new TreeMap<String, Long>();
        jdbc.query("SELECT name, last FROM thing", row -> {
            if (things.contains(row.getString(1))) {
                said.put(row.getString(1), row.getLong(2));
            }
        });
        return said;
    }
}
