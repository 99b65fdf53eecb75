package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.EVA;
import static io.diana.users.application.Members.NOW;
import static io.diana.users.application.Members.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserRegistered;
import io.diana.users.domain.Admission.Recognized;
import io.diana.users.domain.Admission.Refreshed;
import io.diana.users.domain.Admission.RefusedAsErased;
import io.diana.users.domain.Admission.Registered;
import io.diana.users.domain.Membership;
import io.diana.users.domain.Profile;
import io.diana.users.domain.User;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RegisterUsersTests {

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final RegisterUsers register = new RegisterUsers(users, published, Members.CLOCK);

    @Test
    void registersThenRefreshesThenRecognizesWhoComesThrice() {
        var rows = List.of(
                registration(ADA, "Ada"), registration(ADA, "Eva"), registration(EVA, "Eva"), registration(ADA, "Eva"));

        register.from(rows)
                .as(StepVerifier::create)
                .expectNext(List.of(
                        new Registered(user(ADA, "Ada", 1)),
                        new Refreshed(user(ADA, "Eva", 2), Set.of("firstName")),
                        new Registered(user(EVA, "Eva", 1)),
                        new Recognized(user(ADA, "Eva", 2))))
                .verifyComplete();

        assertThat(users.admitted).containsExactly(List.of(ADA, EVA), List.of(ADA), List.of(ADA));
        assertThat(published.calls)
                .containsExactly(List.of(
                        new UserRegistered(ADA, "es", "UTC", NOW),
                        new UserProfileChanged(ADA, Set.of("firstName"), "es", "UTC", NOW),
                        new UserRegistered(EVA, "es", "UTC", NOW)));
    }

    @Test
    void asksAgainOnlyForThoseWhomSomebodyElseIsRegistering() {
        users.racing.add(EVA);

        register.from(List.of(registration(ADA, "Ada"), registration(EVA, "Eva")))
                .as(StepVerifier::create)
                .expectNext(List.of(new Registered(user(ADA, "Ada", 1)), new Recognized(user(EVA, "Eva", 1))))
                .verifyComplete();

        assertThat(users.admitted).containsExactly(List.of(ADA, EVA), List.of(EVA));
        assertThat(published.calls).containsExactly(List.of(new UserRegistered(ADA, "es", "UTC", NOW)));
    }

    @Test
    void letsNobodyBackInOnceErased() {
        users.put(Members.erased(ADA));

        register.from(List.of(registration(ADA, "Ada")))
                .as(StepVerifier::create)
                .expectNext(List.of(new RefusedAsErased(ADA)))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }

    @Test
    void asksForNothingWhenThereIsNobody() {
        register.from(List.of()).as(StepVerifier::create).expectNext(List.of()).verifyComplete();

        assertThat(users.admitted).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    private static User user(UserId id, String name, long version) {
        return new User(id, new Profile(name, null, null, "es", "UTC"), null, Membership.NONE, NOW, NOW, null, version);
    }
}
