package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.EVA;
import static io.diana.users.application.Members.NOW;
import static io.diana.users.application.Members.PROFILE;
import static io.diana.users.application.Members.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.users.UserReinstated;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class LiftSuspensionsTests {

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final LiftSuspensions lift = new LiftSuspensions(users, published, Members.CLOCK);

    @Test
    void liftsThoseThatEndNowAndNoneThatEndsLater() {
        users.put(suspended(ADA, NOW));
        users.put(suspended(EVA, NOW.plusNanos(1)));

        lift.thatAreOver().as(StepVerifier::create).expectNext(1L).verifyComplete();

        assertThat(users.updates).containsExactly(Members.user(ADA, PROFILE, null, NOW, 2));
        assertThat(published.calls).containsExactly(List.of(new UserReinstated(ADA, NOW)));
    }

    @Test
    void liftsFiveHundredAtATime() {
        LongStream.rangeClosed(1, 501).forEach(id -> users.put(suspended(new UserId(id), NOW)));

        lift.thatAreOver().as(StepVerifier::create).expectNext(500L).verifyComplete();
        lift.thatAreOver().as(StepVerifier::create).expectNext(1L).verifyComplete();
        lift.thatAreOver().as(StepVerifier::create).expectNext(0L).verifyComplete();

        assertThat(users.updates).hasSize(501);
        assertThat(published.calls)
                .satisfiesExactly(
                        first -> assertThat(first).hasSize(500),
                        second -> assertThat(second).containsExactly(new UserReinstated(new UserId(501), NOW)));
    }
}
