package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BellTests {

    private final Bell bell = new Bell();
    private final List<String> woken = new ArrayList<>();

    @Test
    void wakesOneOfThoseWhoWait() {
        bell.await(() -> woken.add("first"));
        bell.await(() -> woken.add("second"));

        bell.ring();

        assertThat(woken).containsExactly("first");
    }

    @Test
    void remembersOneRing() {
        bell.ring();
        bell.ring();

        bell.await(() -> woken.add("first"));
        bell.await(() -> woken.add("second"));

        assertThat(woken).containsExactly("first");
    }

    @Test
    void doesNotWakeWhoHasGone() {
        bell.await(() -> woken.add("gone")).run();

        bell.ring();
        bell.await(() -> woken.add("waiting"));

        assertThat(woken).containsExactly("waiting");
    }

    /** Each ring is followed by a wake-up before the next one, however the two meet. */
    @Test
    void losesNoRingToSomebodyWhoIsJustComing() throws Exception {
        var rounds = 20_000;
        var wakes = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < rounds; round++) {
                var done = new CountDownLatch(1);
                threads.execute(bell::ring);
                threads.execute(() -> bell.await(() -> {
                    wakes.incrementAndGet();
                    done.countDown();
                }));
                assertThat(done.await(30, TimeUnit.SECONDS))
                        .as("round %d", round)
                        .isTrue();
            }
        }
        assertThat(wakes).hasValue(rounds);
    }
}
