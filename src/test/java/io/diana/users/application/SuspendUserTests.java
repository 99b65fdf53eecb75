package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static io.diana.users.application.Members.PROFILE;
import static io.diana.users.application.Members.active;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserSuspended;
import io.diana.users.domain.Sanction.RefusedAsErased;
import io.diana.users.domain.Sanction.RefusedAsStale;
import io.diana.users.domain.Sanction.RefusedAsUnknown;
import io.diana.users.domain.Sanction.Suspended;
import io.diana.users.domain.Suspension;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SuspendUserTests {

    private static final Suspension SUSPENSION = new Suspension("spam again", "operator:eva", NOW, NOW.plusSeconds(60));

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final SuspendUser suspend = new SuspendUser(users, published);

    @Test
    void suspendsFromTheInstantOfTheDecision() {
        users.put(active(ADA));
        var suspended = Members.user(ADA, PROFILE, SUSPENSION, NOW, 2);

        suspend.with(ADA, SUSPENSION, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Suspended(suspended, SUSPENSION))
                .verifyComplete();

        assertThat(users.updates).containsExactly(suspended);
        assertThat(published.calls).containsExactly(List.of(new UserSuspended(ADA, NOW.plusSeconds(60), NOW)));
    }

    @Test
    void replacesTheSuspensionThatIsInForce() {
        users.put(Members.suspended(ADA, null));
        var suspended = Members.user(ADA, PROFILE, SUSPENSION, NOW, 2);

        suspend.with(ADA, SUSPENSION, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Suspended(suspended, SUSPENSION))
                .verifyComplete();

        assertThat(published.calls).containsExactly(List.of(new UserSuspended(ADA, NOW.plusSeconds(60), NOW)));
    }

    @Test
    void showsTheMemberToACallerWhoSawAnOlderOne() {
        users.put(active(ADA));

        suspend.with(ADA, SUSPENSION, user -> user.version() == 0)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsStale(active(ADA)))
                .verifyComplete();

        assertThat(users.updates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void findsNobodyToSuspendInTheErasedWhateverTheCallerSaw() {
        users.put(Members.erased(ADA));

        suspend.with(ADA, SUSPENSION, _ -> false)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsErased(ADA))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }

    @Test
    void knowsWhenThereIsNobody() {
        suspend.with(NOBODY, SUSPENSION, _ -> true)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsUnknown(NOBODY))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }
}
