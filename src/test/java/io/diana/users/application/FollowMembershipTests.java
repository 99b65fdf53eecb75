package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.BEFORE;
import static io.diana.users.application.Members.EVA;
import static io.diana.users.application.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.MembershipChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class FollowMembershipTests {

    private final MembersInAMap users = new MembersInAMap();

    @Test
    void takesOverWhatIsSaidLastOfEach() {
        var start = new MembershipChanged(ADA, true, NOW, BEFORE);
        var other = new MembershipChanged(EVA, true, null, BEFORE);
        var end = new MembershipChanged(ADA, false, null, NOW);

        new FollowMembership(users)
                .to(List.of(start, other, end))
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(users.memberships).containsExactlyInAnyOrder(end, other);
    }
}
