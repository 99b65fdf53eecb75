package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static io.diana.users.application.Members.PROFILE;
import static io.diana.users.application.Members.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserReinstated;
import io.diana.users.domain.Sanction.NotSuspended;
import io.diana.users.domain.Sanction.RefusedAsErased;
import io.diana.users.domain.Sanction.RefusedAsStale;
import io.diana.users.domain.Sanction.RefusedAsUnknown;
import io.diana.users.domain.Sanction.Reinstated;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ReinstateUserTests {

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final ReinstateUser reinstate = new ReinstateUser(users, published, Members.CLOCK);

    @Test
    void liftsASuspensionThatStillHolds() {
        users.put(suspended(ADA, NOW.plusNanos(1)));
        var lifted = Members.user(ADA, PROFILE, null, NOW, 2);

        reinstate
                .by(ADA, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Reinstated(lifted))
                .verifyComplete();

        assertThat(users.updates).containsExactly(lifted);
        assertThat(published.calls).containsExactly(List.of(new UserReinstated(ADA, NOW)));
    }

    @Test
    void findsNothingToLiftWhenItEndsAtThisVeryInstant() {
        users.put(suspended(ADA, NOW));

        reinstate
                .by(ADA, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new NotSuspended(suspended(ADA, NOW)))
                .verifyComplete();

        assertThat(users.updates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void showsTheMemberToACallerWhoSawAnOlderOne() {
        users.put(suspended(ADA, null));

        reinstate
                .by(ADA, user -> user.version() == 0)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsStale(suspended(ADA, null)))
                .verifyComplete();

        assertThat(users.updates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void findsNobodyToReinstateInTheErasedWhateverTheCallerSaw() {
        users.put(Members.erased(ADA));

        reinstate
                .by(ADA, _ -> false)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsErased(ADA))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }

    @Test
    void knowsWhenThereIsNobody() {
        reinstate
                .by(NOBODY, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsUnknown(NOBODY))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }
}
