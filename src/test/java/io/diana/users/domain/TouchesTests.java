package io.diana.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TouchesTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);
    private static final UserId EVA = new UserId(2);

    private final Touches touches = new Touches(100);

    @Test
    void makesOneWriteOfManyTouches() {
        touches.add(new Presence(ADA, NOON));
        touches.add(new Presence(ADA, NOON.plusSeconds(2)));
        touches.add(new Presence(ADA, NOON.plusSeconds(1)));

        assertThat(touches.waiting()).isOne();
        assertThat(touches.takeDue(NOON.plusSeconds(3), 10)).containsExactly(new Presence(ADA, NOON.plusSeconds(2)));
        assertThat(touches.waiting()).isZero();
    }

    @Test
    void writesNobodyTwiceWithinAMinute() {
        touches.add(new Presence(ADA, NOON));
        touches.takeDue(NOON, 10);
        touches.add(new Presence(ADA, NOON.plusSeconds(5)));

        assertThat(touches.takeDue(NOON.plusSeconds(59), 10)).isEmpty();
        assertThat(touches.takeDue(NOON.plusSeconds(60), 10)).containsExactly(new Presence(ADA, NOON.plusSeconds(5)));
    }

    @Test
    void takesOutNoMoreThanAsked() {
        touches.add(new Presence(ADA, NOON));
        touches.add(new Presence(EVA, NOON));

        assertThat(touches.takeDue(NOON, 1)).hasSize(1);
        assertThat(touches.takeDue(NOON, 1)).hasSize(1);
        assertThat(touches.takeDue(NOON, 1)).isEmpty();
    }

    @Test
    void triesAgainWhatCouldNotBeWritten() {
        touches.add(new Presence(ADA, NOON));
        var due = touches.takeDue(NOON, 10);
        touches.putBack(due, NOON.plusSeconds(1));

        assertThat(touches.takeDue(NOON, 10)).isEmpty();
        assertThat(touches.takeDue(NOON.plusSeconds(1), 10)).isEqualTo(due);
    }

    @Test
    void prefersWhatCameInTheMeantime() {
        touches.add(new Presence(ADA, NOON));
        var due = touches.takeDue(NOON, 10);
        touches.add(new Presence(ADA, NOON.plusSeconds(3)));
        touches.putBack(due, NOON);

        assertThat(touches.takeDue(NOON.plusSeconds(4), 10)).containsExactly(new Presence(ADA, NOON.plusSeconds(3)));
    }

    @Test
    void forgetsThePauseOfSomeWhenThereAreTooMany() {
        var few = new Touches(0);
        few.add(new Presence(ADA, NOON));
        few.takeDue(NOON, 10);
        few.add(new Presence(ADA, NOON.plusSeconds(1)));

        assertThat(few.takeDue(NOON.plusSeconds(1), 10)).isEqualTo(List.of(new Presence(ADA, NOON.plusSeconds(1))));
    }

    @Test
    void keepsThePauseOfAsManyAsItCanRemember() {
        assertThat(writtenAgainAtOnce(new Touches(0))).isEqualTo(2);
        assertThat(writtenAgainAtOnce(new Touches(1))).isOne();
        assertThat(writtenAgainAtOnce(new Touches(2))).isZero();
    }

    @Test
    void forgetsNobodyWhoStillWaits() {
        var few = new Touches(0);
        few.add(new Presence(ADA, NOON));
        few.add(new Presence(EVA, NOON));

        assertThat(few.takeDue(NOON, 0)).isEmpty();
        assertThat(few.waiting()).isEqualTo(2);
        assertThat(few.takeDue(NOON, 2)).hasSize(2);
    }

    @Test
    void forgetsAPauseAtTheVeryInstantItIsOver() {
        touches.add(new Presence(ADA, NOON));
        touches.takeDue(NOON, 10);
        touches.takeDue(NOON.plusSeconds(60), 10);
        touches.add(new Presence(ADA, NOON.plusSeconds(60)));

        assertThat(touches.takeDue(NOON.plusSeconds(59), 10)).containsExactly(new Presence(ADA, NOON.plusSeconds(60)));
    }

    @Test
    void remembersAPauseUntilItIsOver() {
        touches.add(new Presence(ADA, NOON));
        touches.takeDue(NOON, 10);
        touches.takeDue(NOON.plusSeconds(60).minusNanos(1), 10);
        touches.add(new Presence(ADA, NOON.plusSeconds(60)));

        assertThat(touches.takeDue(NOON.plusSeconds(59), 10)).isEmpty();
    }

    @Test
    void makesWhatIsPutBackWaitEvenForWhoeverCameInTheMeantime() {
        touches.add(new Presence(ADA, NOON));
        var due = touches.takeDue(NOON, 10);
        touches.add(new Presence(ADA, NOON.plusSeconds(3)));
        touches.putBack(due, NOON.plusSeconds(90));

        assertThat(touches.takeDue(NOON.plusSeconds(89), 10)).isEmpty();
        assertThat(touches.takeDue(NOON.plusSeconds(90), 10)).containsExactly(new Presence(ADA, NOON.plusSeconds(3)));
    }

    @Test
    void takesBackWhomItHasForgotten() {
        touches.putBack(List.of(new Presence(ADA, NOON)), NOON.plusSeconds(60));

        assertThat(touches.waiting()).isOne();
        assertThat(touches.takeDue(NOON.plusSeconds(59), 10)).isEmpty();
        assertThat(touches.takeDue(NOON.plusSeconds(60), 10)).containsExactly(new Presence(ADA, NOON));
    }

    @Test
    void losesNothingToManyThreads() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var touching = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        for (var id = 1; id <= 1_000; id++) {
                            touches.add(new Presence(new UserId(thread * 1_000L + id), NOON));
                        }
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(touching)) {
                done.get();
            }
        }

        assertThat(touches.waiting()).isEqualTo(8_000);
    }

    private static int writtenAgainAtOnce(Touches few) {
        few.add(new Presence(ADA, NOON));
        few.add(new Presence(EVA, NOON));
        few.takeDue(NOON, 10);
        few.add(new Presence(ADA, NOON.plusSeconds(1)));
        few.add(new Presence(EVA, NOON.plusSeconds(1)));
        return few.takeDue(NOON.plusSeconds(1), 10).size();
    }
}
