package io.diana.vip.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.Standing;
import io.diana.users.UserId;
import io.diana.vip.domain.EntitlementCheck;
import io.diana.vip.domain.EntitlementCheck.InForce;
import io.diana.vip.domain.EntitlementCheck.NotInForce;
import io.diana.vip.domain.EntitlementCheck.RefusedAsErased;
import io.diana.vip.domain.EntitlementCheck.RefusedAsUnknown;
import io.diana.vip.domain.Grant;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Cause;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.Member;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CheckEntitlementTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);

    private final Map<UserId, Standing> people = new HashMap<>();
    private final Map<UserId, Member> members = new HashMap<>();
    private final CheckEntitlement check = new CheckEntitlement(
            id -> Mono.justOrEmpty(people.get(id)),
            id -> Mono.justOrEmpty(members.get(id)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whoIsGrantedSomethingIsEntitledFromThenOn() {
        people.put(ADA, Standing.SUSPENDED);
        members.put(ADA, new Member(ADA, NOW, false, List.of(grant())));

        assertThat(checking(null)).isInstanceOf(InForce.class);
        assertThat(checking(NOW.minusSeconds(1))).isEqualTo(new NotInForce("story.vip"));
    }

    @Test
    void whoWasNeverGrantedAnythingIsNot() {
        people.put(ADA, Standing.ACTIVE);

        assertThat(checking(null)).isEqualTo(new NotInForce("story.vip"));
    }

    @Test
    void ofNobodyAndOfWhoHasLeftNothingIsSaid() {
        members.put(ADA, new Member(ADA, NOW, false, List.of(grant())));
        assertThat(checking(null)).isEqualTo(new RefusedAsUnknown(ADA));
        people.put(ADA, Standing.ERASED);
        assertThat(checking(null)).isEqualTo(new RefusedAsErased(ADA));
    }

    private @Nullable EntitlementCheck checking(@Nullable Instant asOf) {
        return check.of(ADA, "story.vip", asOf).block();
    }

    private static Grant grant() {
        var cause = new Cause(Source.ADMIN, NOW, new Author("operator:ana", null), "a prize", null);
        return new Grant(Grant.newId(NOW), ADA, "gold", 1, null, Map.of("story.vip", true), cause, null);
    }
}
