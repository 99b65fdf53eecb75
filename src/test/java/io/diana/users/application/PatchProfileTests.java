package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static io.diana.users.application.Members.active;
import static io.diana.users.application.Members.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserProfileChanged;
import io.diana.users.domain.Profile;
import io.diana.users.domain.ProfileUpdate.Changed;
import io.diana.users.domain.ProfileUpdate.RefusedAsErased;
import io.diana.users.domain.ProfileUpdate.RefusedAsStale;
import io.diana.users.domain.ProfileUpdate.RefusedAsUnknown;
import io.diana.users.domain.ProfileUpdate.Unchanged;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PatchProfileTests {

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final PatchProfile patch = new PatchProfile(users, published, Members.CLOCK);

    @Test
    void writesWhatChanges() {
        users.put(active(ADA));
        var eva = Members.user(ADA, new Profile("Eva", null, null, "es", "UTC"), null, NOW, 2);

        patch.of(ADA, named("Eva"), _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Changed(eva, Set.of("firstName")))
                .verifyComplete();

        assertThat(users.updates).containsExactly(eva);
        assertThat(published.calls)
                .containsExactly(List.of(new UserProfileChanged(ADA, Set.of("firstName"), "es", "UTC", NOW)));
    }

    @Test
    void writesNothingWhenItSaidAllThatAlready() {
        users.put(active(ADA));

        patch.of(ADA, named("Ada"), _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Unchanged(active(ADA)))
                .verifyComplete();

        assertThat(users.updates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void showsTheMemberToACallerWhoSawAnOlderOne() {
        users.put(active(ADA));

        patch.of(ADA, named("Eva"), user -> user.version() == 0)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsStale(active(ADA)))
                .verifyComplete();

        assertThat(users.updates).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void findsNothingToChangeInTheErasedWhateverTheCallerSaw() {
        users.put(Members.erased(ADA));

        patch.of(ADA, named("Eva"), _ -> false)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsErased(ADA))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }

    @Test
    void knowsWhenThereIsNobody() {
        patch.of(NOBODY, named("Eva"), _ -> true)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsUnknown(NOBODY))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }
}
