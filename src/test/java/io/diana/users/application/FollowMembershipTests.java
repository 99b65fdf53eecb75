package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.MembershipChanged;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class FollowMembershipTests {

    private final MembersInAMap users = new MembersInAMap();

    @Test
    void takesOverWhatIsSaid() {
        var change = new MembershipChanged(ADA, true, null, NOW);

        new FollowMembership(users).to(change).as(StepVerifier::create).verifyComplete();

        assertThat(users.memberships).containsExactly(change);
    }
}
