package io.diana.outbox.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.ResubmitPublications.Resubmitted;
import io.diana.outbox.domain.Publication.Status;
import io.diana.outbox.domain.PublicationId;
import io.diana.testing.VirtualTime;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@VirtualTime
class ResubmitPublicationsTests {

    private static final PublicationFilter DEAD = new PublicationFilter(Status.DEAD, null, null, null);

    private final ResubmissionsOnPaper publications = new ResubmissionsOnPaper();

    @Test
    void hasNothingToDoWhereNothingFailed() {
        assertThat(resubmitted(0)).isEqualTo(new Resubmitted(0, true));
        assertThat(publications.tried).isEmpty();
    }

    @Test
    void makesEverythingDueInSmallSteps() {
        die(1_001);

        assertThat(resubmitted(0)).isEqualTo(new Resubmitted(1_001, true));
        assertThat(publications.tried).extracting(List::size).containsExactly(500, 500, 1);
        assertThat(publications.statuses.values()).containsOnly(Status.RETRYING);
    }

    @Test
    void goesThroughAWholeNumberOfSteps() {
        die(1_000);

        assertThat(resubmitted(0)).isEqualTo(new Resubmitted(1_000, true));
    }

    @Test
    void leavesTheRestWhenTimeIsUp() {
        die(2_000);

        assertThat(resubmitted(2)).isEqualTo(new Resubmitted(1_500, false));
    }

    @Test
    void triesAgainOnlyThoseThatSomebodyIsAt() {
        die(3);
        publications.busy.put(id(2), 9);

        StepVerifier.withVirtualTime(() -> resubmit(0).matching(DEAD))
                .thenAwait(Duration.ofMillis(450))
                .expectNext(new Resubmitted(3, true))
                .verifyComplete();
        assertThat(publications.tried).hasSize(10).last().isEqualTo(List.of(id(2)));
    }

    @Test
    void saysThatSomeAreLeftWhichSomebodyIsAtAllTheTime() {
        die(3);
        publications.busy.put(id(2), 1_000);

        StepVerifier.withVirtualTime(() -> resubmit(0).matching(DEAD))
                .thenAwait(Duration.ofMillis(450))
                .expectNext(new Resubmitted(2, false))
                .verifyComplete();
        assertThat(publications.tried).hasSize(10);
    }

    private void die(int count) {
        IntStream.rangeClosed(1, count).forEach(n -> publications.statuses.put(id(n), Status.DEAD));
    }

    private static PublicationId id(long position) {
        return new PublicationId(position, 1);
    }

    private Resubmitted resubmitted(int secondsEachLook) {
        return resubmit(secondsEachLook).matching(DEAD).blockOptional().orElseThrow();
    }

    /** With a clock that goes on so much whenever somebody looks at it. */
    private ResubmitPublications resubmit(int secondsEachLook) {
        var looks = new AtomicInteger();
        InstantSource time = () -> Events.NOW.plusSeconds((long) secondsEachLook * looks.getAndIncrement());
        Clock clock = time.withZone(ZoneOffset.UTC);
        return new ResubmitPublications(publications, new ResubmitBatch(publications), clock);
    }
}
