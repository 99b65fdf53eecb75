package io.diana.vip.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.MembershipChanged;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import io.diana.vip.VipActivated;
import io.diana.vip.application.AttemptsInAList.Attempt;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Member;
import io.diana.vip.domain.Plan;
import io.diana.vip.domain.Plan.Terms;
import io.diana.vip.domain.Redeeming;
import io.diana.vip.domain.Redeeming.Redeemed;
import io.diana.vip.domain.Redeeming.RefusedAsErased;
import io.diana.vip.domain.Redeeming.RefusedAsNotRedeemable;
import io.diana.vip.domain.Redeeming.RefusedAsOwn;
import io.diana.vip.domain.Redeeming.RefusedAsSuspended;
import io.diana.vip.domain.Redeeming.RefusedAsTooMany;
import io.diana.vip.domain.Redeeming.RefusedAsUnknown;
import io.diana.vip.domain.RedemptionOrder;
import io.diana.vip.domain.Term;
import io.diana.vip.domain.TokenIssue;
import io.diana.vip.domain.TokenIssue.Issued;
import io.diana.vip.domain.TokenOrder;
import io.diana.vip.domain.TokenRevoking;
import io.diana.vip.domain.TokenSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What can be done with tokens, on maps. */
class TokenUseCaseTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final UserId ADA = new UserId(1);
    private static final Author ANA = new Author("operator:ana", null);
    private static final Plan GOLD =
            Plan.first("gold", new Terms("Gold", Term.parse("P1D"), null, Map.of()), true, NOW);

    private final TokensInAMap tokens = new TokensInAMap();
    private final AttemptsInAList attempts = new AttemptsInAList();
    private final MembersInAMap members = new MembersInAMap();
    private final PlansInAMap plans = new PlansInAMap();
    private final Published published = new Published();
    private final Map<UserId, Standing> people = new HashMap<>();
    private final StandingQuery standings = id -> Mono.justOrEmpty(people.get(id));
    private final RedeemToken redeem = new RedeemToken(
            standings, new CountAttempt(attempts, CLOCK), new SpendToken(tokens, attempts, members, published, CLOCK));
    private final RevokeToken revoke = new RevokeToken(tokens, CLOCK);
    private final IssueTokens issue = new IssueTokens(plans, tokens, CLOCK);

    private UUID token = new UUID(0, 0);

    @BeforeEach
    void setUp() {
        plans.plans.put("gold", GOLD);
        people.put(ADA, Standing.ACTIVE);
        token = tokens.put("good", GOLD);
    }

    @Test
    void whatIsRedeemedIsKeptAndSaidAndNoFailure() {
        assertThat(redeeming("good"))
                .isInstanceOfSatisfying(
                        Redeemed.class,
                        redeemed -> assertThat(redeemed.window().end()).isEqualTo(NOW.plus(Duration.ofDays(1))));

        assertThat(member().grants()).hasSize(1);
        assertThat(tokens.redeemed).containsOnlyKeys(token);
        assertThat(attempts.attempts).isEmpty();
        assertThat(published.events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(VipActivated.class, MembershipChanged.class);
    }

    @Test
    void whatFailsIsCountedAndNothingElse() {
        assertThat(redeeming("bad")).isEqualTo(new RefusedAsNotRedeemable());
        tokens.racing.add(token);
        assertThat(redeeming("good")).isEqualTo(new RefusedAsNotRedeemable());

        assertThat(attempts.attempts).hasSize(2).extracting(Attempt::at).containsOnly(NOW);
        assertThat(member().grants()).isEmpty();
        assertThat(published.events).isEmpty();
    }

    @Test
    void whatCannotBeGrantedIsNotSpent() {
        var never = Plan.first("never", new Terms("Never", Term.parse("P9999Y"), null, Map.of()), true, NOW);
        tokens.put("never", never);

        assertThat(redeeming("never")).isEqualTo(new RefusedAsNotRedeemable());
        assertThat(tokens.redeemed).isEmpty();
        assertThat(attempts.attempts).hasSize(1);
    }

    @Test
    void whoIsLeavingSpendsNothing() {
        members.put(new Member(ADA, NOW, true, List.of()));

        assertThat(redeeming("good")).isEqualTo(new RefusedAsErased(ADA));
        assertThat(tokens.redeemed).isEmpty();
        assertThat(attempts.attempts).isEmpty();
    }

    @Test
    void whoHasFailedTooOftenHasToWait() {
        for (var attempt = 0; attempt < 10; attempt++) {
            redeeming("bad");
        }

        assertThat(redeeming("good")).isEqualTo(new RefusedAsTooMany(Duration.ofMinutes(10)));
        assertThat(attempts.attempts).hasSize(10);
        assertThat(tokens.redeemed).isEmpty();
    }

    @Test
    void whatNoLongerCountsIsForgotten() {
        redeeming("bad");
        forgetting(NOW.plusSeconds(599));
        assertThat(attempts.attempts).hasSize(1);
        forgetting(NOW.plusSeconds(600));
        assertThat(attempts.attempts).isEmpty();
    }

    private void forgetting(Instant now) {
        new ForgetAttempts(attempts, Clock.fixed(now, ZoneOffset.UTC))
                .thatNoLongerCount()
                .block();
    }

    @Test
    void whoMayNotRedeemDoesNotAttempt() {
        var self = new RedemptionOrder(ADA, new TokenSecret("good"), new Author("operator:ada", ADA));
        assertThat(redeem.by(self).block()).isEqualTo(new RefusedAsOwn(ADA));
        people.put(ADA, Standing.SUSPENDED);
        assertThat(redeeming("good")).isEqualTo(new RefusedAsSuspended(ADA));
        people.put(ADA, Standing.ERASED);
        assertThat(redeeming("good")).isEqualTo(new RefusedAsErased(ADA));
        people.clear();
        assertThat(redeeming("good")).isEqualTo(new RefusedAsUnknown(ADA));

        assertThat(attempts.attempts).isEmpty();
        assertThat(tokens.redeemed).isEmpty();
    }

    @Test
    void whatIsRevokedStaysRevokedAndWhatIsRedeemedRedeemed() {
        assertThat(revoking(token)).isEqualTo(new TokenRevoking.Revoked(token));
        assertThat(revoking(token)).isEqualTo(new TokenRevoking.Revoked(token));
        assertThat(tokens.revoked).containsEntry(token, "operator:ana");
        var spent = tokens.put("spent", GOLD);
        redeeming("spent");
        assertThat(revoking(spent)).isEqualTo(new TokenRevoking.RefusedAsRedeemed(spent));
        var nothing = new UUID(0, 1);
        assertThat(revoking(nothing)).isEqualTo(new TokenRevoking.RefusedAsUnknown(nothing));
    }

    @Test
    void tokensAreMadeOfAPlanThatCanBeGranted() {
        tokens.tokens.clear();
        var order = new TokenOrder("gold", 2, null, ANA);

        var issued = (Issued) Objects.requireNonNull(issue.by(order).block());
        assertThat(issued.batch().tokens()).hasSize(2);
        assertThat(issued.batch().at()).isEqualTo(NOW);
        assertThat(tokens.tokens).hasSize(2);
        plans.plans.put("gold", GOLD.revised(GOLD.terms(), false, NOW));
        assertThat(issue.by(order).block()).isEqualTo(new TokenIssue.RefusedAsInactivePlan("gold"));
        plans.plans.clear();
        assertThat(issue.by(order).block()).isEqualTo(new TokenIssue.RefusedAsUnknownPlan("gold"));
        assertThat(tokens.tokens).hasSize(2);
    }

    private Member member() {
        return Objects.requireNonNull(members.members.get(ADA));
    }

    private @Nullable TokenRevoking revoking(UUID id) {
        return revoke.of(id, ANA).block();
    }

    private @Nullable Redeeming redeeming(String secret) {
        return redeem.by(new RedemptionOrder(ADA, new TokenSecret(secret), ANA)).block();
    }
}
