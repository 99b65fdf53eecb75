package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static io.diana.users.application.Members.PROFILE;
import static io.diana.users.application.Members.active;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.domain.Sanction.RefusedAsErased;
import io.diana.users.domain.Sanction.RefusedAsStale;
import io.diana.users.domain.Sanction.RefusedAsUnknown;
import io.diana.users.domain.Sanction.Suspended;
import io.diana.users.domain.Suspension;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SuspendUserTests {

    private static final Suspension SUSPENSION = new Suspension("spam again", "operator:eva", NOW, null);

    private final MembersInAMap users = new MembersInAMap();
    private final SuspendUser suspend = new SuspendUser(users);

    @Test
    void suspendsFromTheInstantOfTheDecision() {
        users.put(active(ADA));
        var suspended = Members.user(ADA, PROFILE, SUSPENSION, NOW, 2);

        suspend.with(ADA, SUSPENSION, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Suspended(suspended, SUSPENSION))
                .verifyComplete();

        assertThat(users.updates).containsExactly(suspended);
    }

    @Test
    void replacesTheSuspensionThatIsInForce() {
        users.put(Members.suspended(ADA, null));
        var suspended = Members.user(ADA, PROFILE, SUSPENSION, NOW, 2);

        suspend.with(ADA, SUSPENSION, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Suspended(suspended, SUSPENSION))
                .verifyComplete();
    }

    @Test
    void showsTheMemberToACallerWhoSawAnOlderOne() {
        users.put(active(ADA));

        suspend.with(ADA, SUSPENSION, user -> user.version() == 0)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsStale(active(ADA)))
                .verifyComplete();

        assertThat(users.updates).isEmpty();
    }

    @Test
    void findsNobodyToSuspendInTheErasedWhateverTheCallerSaw() {
        users.put(Members.erased(ADA));

        suspend.with(ADA, SUSPENSION, _ -> false)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsErased(ADA))
                .verifyComplete();
    }

    @Test
    void knowsWhenThereIsNobody() {
        suspend.with(NOBODY, SUSPENSION, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsUnknown(NOBODY))
                .verifyComplete();
    }
}
