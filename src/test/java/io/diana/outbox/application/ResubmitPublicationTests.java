package io.diana.outbox.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.domain.Publication.Status;
import io.diana.outbox.domain.PublicationId;
import io.diana.outbox.domain.Resubmission;
import io.diana.outbox.domain.Resubmission.Accepted;
import io.diana.outbox.domain.Resubmission.RefusedAsBusy;
import io.diana.outbox.domain.Resubmission.RefusedAsDone;
import io.diana.outbox.domain.Resubmission.RefusedAsUnknown;
import io.diana.testing.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

@VirtualTime
class ResubmitPublicationTests {

    private static final PublicationId ID = new PublicationId(815, 3);

    private final ResubmissionsOnPaper publications = new ResubmissionsOnPaper();
    private final ResubmitPublication resubmit = new ResubmitPublication(publications, new ResubmitBatch(publications));

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "RETRYING"})
    void makesDueWhatFailed(Status status) {
        publications.statuses.put(ID, status);

        assertThat(outcome()).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.publication().id()).isEqualTo(ID);
            assertThat(accepted.publication().progress().status()).isEqualTo(Status.RETRYING);
        });
    }

    @Test
    void leavesAloneWhatIsDeliveredInItsTurn() {
        publications.statuses.put(ID, Status.PENDING);

        assertThat(outcome()).isInstanceOf(Accepted.class);
        assertThat(publications.tried).isEmpty();
    }

    @Test
    void deliversNothingTwice() {
        publications.statuses.put(ID, Status.DONE);

        assertThat(outcome()).isEqualTo(new RefusedAsDone(ID));
        assertThat(publications.tried).isEmpty();
    }

    @Test
    void saysWhatIsUnknown() {
        assertThat(outcome()).isEqualTo(new RefusedAsUnknown(ID));
    }

    @Test
    void waitsAMomentForWhoIsAtIt() {
        publications.statuses.put(ID, Status.DEAD);
        publications.busy.put(ID, 40);

        StepVerifier.withVirtualTime(() -> resubmit.by(ID))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(1_999))
                .thenAwait(Duration.ofMillis(1))
                .expectNextMatches(Accepted.class::isInstance)
                .verifyComplete();
    }

    @Test
    void refusesWhatSomebodyIsAtAllTheTime() {
        publications.statuses.put(ID, Status.DEAD);
        publications.busy.put(ID, 41);

        StepVerifier.withVirtualTime(() -> resubmit.by(ID))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(3))
                .expectNext(new RefusedAsBusy(ID))
                .verifyComplete();
        assertThat(publications.tried).hasSize(41);
    }

    private Resubmission outcome() {
        return resubmit.by(ID).blockOptional().orElseThrow();
    }
}
