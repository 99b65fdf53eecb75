package io.diana.vip.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.access.Actor;
import io.diana.users.MembershipChanged;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.vip.GrantRefused;
import io.diana.vip.GrantRequested;
import io.diana.vip.VipActivated;
import io.diana.vip.VipExpired;
import io.diana.vip.VipRevoked;
import io.diana.vip.application.ReplacePlan.Wish;
import io.diana.vip.application.SettleDueMembers.Settled;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.GrantOrder;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Granting.Granted;
import io.diana.vip.domain.Plan;
import io.diana.vip.domain.Plan.Terms;
import io.diana.vip.domain.PlanRemoval;
import io.diana.vip.domain.PlanUpdate;
import io.diana.vip.domain.Revoking;
import io.diana.vip.domain.Term;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** Use cases on maps. */
class UseCaseTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Clock LATER = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
    private static final UserId ADA = new UserId(1);
    private static final UserId EVA = new UserId(2);
    private static final UserId NOBODY = new UserId(99);
    private static final Author ANA = new Author("operator:ana", null);
    private static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "ana", "Ana");
    private static final Terms TERMS = new Terms("Gold", Term.parse("PT30S"), null, Map.of());
    private static final Terms OTHERS = new Terms("Golden", null, null, Map.of());
    private static final Plan GOLD = Plan.first("gold", TERMS, true, NOW);

    private final MembersInAMap members = new MembersInAMap();
    private final PlansInAMap plans = new PlansInAMap();
    private final Published published = new Published();
    private final Map<UserId, Standing> people = new HashMap<>();
    private final StandingQuery standings = id -> Mono.justOrEmpty(people.get(id));
    private final GrantMembership grant = new GrantMembership(standings, plans, members, published, CLOCK);

    @BeforeEach
    void setUp() {
        plans.plans.put("gold", GOLD);
        people.put(ADA, Standing.ACTIVE);
        people.put(EVA, Standing.SUSPENDED);
    }

    @Test
    void whatIsGrantedIsKeptAndSaid() {
        var granting = granting(ADA, "gold");

        assertThat(granting).isInstanceOf(Granted.class);
        assertThat(member(ADA).grants()).hasSize(1);
        assertThat(published.events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(VipActivated.class, MembershipChanged.class);
    }

    @Test
    void whoIsSuspendedMayBeGrantedSomething() {
        assertThat(granting(EVA, "gold")).isInstanceOf(Granted.class);
    }

    @Test
    void nothingIsGrantedWithoutAPersonOrAPlan() {
        people.put(EVA, Standing.ERASED);

        assertThat(granting(NOBODY, "gold")).isEqualTo(new Granting.RefusedAsUnknown(NOBODY));
        assertThat(granting(EVA, "gold")).isEqualTo(new Granting.RefusedAsErased(EVA));
        assertThat(granting(ADA, "silver")).isEqualTo(new Granting.RefusedAsUnknownPlan("silver"));
        assertThat(members.members).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotKept() {
        plans.plans.put("gold", Plan.first("gold", TERMS, false, NOW));

        assertThat(granting(ADA, "gold")).isEqualTo(new Granting.RefusedAsInactivePlan("gold"));
        assertThat(member(ADA).grants()).isEmpty();
        assertThat(published.events).isEmpty();
    }

    @Test
    void whatIsRevokedIsKeptAndSaid() {
        var id = ((Granted) granting(ADA, "gold")).window().grant().id();
        published.events.clear();

        assertThat(revoking(ADA, id)).isInstanceOf(Revoking.Revoked.class);
        assertThat(member(ADA).runs()).isEmpty();
        assertThat(published.events).first().isInstanceOf(VipRevoked.class);
        published.events.clear();
        assertThat(revoking(ADA, id)).isEqualTo(new Revoking.AlreadyRevoked(id));
        assertThat(published.events).isEmpty();
    }

    @Test
    void nothingIsRevokedWithoutAPersonOrAGrant() {
        var id = new UUID(0, 1);
        people.put(EVA, Standing.ERASED);

        assertThat(revoking(NOBODY, id)).isEqualTo(new Revoking.RefusedAsUnknown(NOBODY));
        assertThat(revoking(EVA, id)).isEqualTo(new Revoking.RefusedAsErased(EVA));
        assertThat(revoking(ADA, id)).isEqualTo(new Revoking.RefusedAsUnknownGrant(id));
    }

    @Test
    void aRequestIsGrantedOnce() {
        var answer = new AnswerGrantRequest(grant, published, CLOCK);
        var request = request("gold", "PT10S");
        answer.to(request).block();
        answer.to(request).block();

        assertThat(member(ADA).grants()).singleElement().satisfies(given -> {
            assertThat(given.term()).isEqualTo(Term.parse("PT10S"));
            assertThat(given.cause().source()).isEqualTo(Source.REWARD);
            assertThat(given.cause().by()).isEqualTo(Author.DIANA);
            assertThat(given.cause().reference()).isEqualTo("reward:1");
        });
        assertThat(published.events).noneMatch(GrantRefused.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "silver, -, ACTIVE, unknown-plan",
                "gold, soon, ACTIVE, invalid-duration",
                "gold, P9999Y, ACTIVE, term-too-long",
                "gold, -, ERASED, user-erased",
                "gold, -, -, unknown-user",
                "retired, -, ACTIVE, plan-inactive"
            })
    void aRequestThatCannotBeGrantedIsAnswered(
            String plan, @Nullable String duration, @Nullable Standing standing, String reason) {
        plans.plans.put("retired", Plan.first("retired", TERMS, false, NOW));
        people.remove(ADA);
        if (standing != null) {
            people.put(ADA, standing);
        }
        new AnswerGrantRequest(grant, published, CLOCK)
                .to(request(plan, duration))
                .block();

        assertThat(published.events).containsExactly(new GrantRefused(ADA, "reward:1", reason, NOW));
    }

    @Test
    void whatIsDueIsSettledBatchByBatch() {
        people.put(EVA, Standing.ACTIVE);
        granting(ADA, "gold");
        granting(EVA, "gold");
        published.events.clear();
        var settle = new SettleDueMembers(members, published, LATER);

        assertThat(new SettleDueMembers(members, published, CLOCK).upTo(1).block())
                .isEqualTo(new Settled(0, Duration.ZERO));
        assertThat(settle.upTo(1).block()).isEqualTo(new Settled(1, Duration.ofSeconds(30)));
        assertThat(settle.upTo(5).block()).isEqualTo(new Settled(1, Duration.ofSeconds(30)));
        assertThat(settle.upTo(5).block()).isEqualTo(new Settled(0, Duration.ZERO));
        assertThat(published.events).filteredOn(VipExpired.class::isInstance).hasSize(2);
    }

    @Test
    void aBatchThatFailsNamesItsMembers() {
        granting(ADA, "gold");
        members.failure = new IllegalStateException("no");

        assertThat(new SettleDueMembers(members, published, LATER)
                        .upTo(5)
                        .map(_ -> List.<UserId>of())
                        .onErrorResume(SettlingException.class, failure -> Mono.just(failure.members()))
                        .block())
                .containsExactly(ADA);
    }

    @Test
    void oneMemberIsSettledAlone() {
        granting(ADA, "gold");
        published.events.clear();
        new SettleMember(members, published, LATER).of(ADA).block();
        new SettleMember(members, published, LATER).of(NOBODY).block();

        assertThat(published.events).first().isInstanceOf(VipExpired.class);
        assertThat(member(ADA).settledTo()).isEqualTo(LATER.instant());
    }

    @Test
    void aMemberIsPostponed() {
        new PostponeMember(members, CLOCK).of(ADA).block();

        assertThat(members.postponed).containsExactly(ADA);
    }

    @Test
    void whoLeavesIsForgottenWhetherTheyWereAMemberOrNot() {
        granting(ADA, "gold");
        published.events.clear();
        var forget = new ForgetMember(members, published, LATER);
        forget.after(new UserErased(ADA, NOW)).block();
        forget.after(new UserErased(NOBODY, NOW)).block();

        assertThat(members.erased).containsExactly(ADA, NOBODY);
        assertThat(member(ADA).isErased()).isTrue();
        assertThat(member(NOBODY).isErased()).isTrue();
        assertThat(published.events).first().isInstanceOf(VipExpired.class);
    }

    @Test
    void aPlanIsMadeOnlyWhereThereIsNone() {
        assertThat(replacing("silver", false, null))
                .isEqualTo(new PlanUpdate.Created(Plan.first("silver", OTHERS, false, NOW)));
        assertThat(replacing("bronze", true, true)).isEqualTo(new PlanUpdate.RefusedAsUnknown("bronze"));
        assertThat(replacing("gold", true, null)).isEqualTo(new PlanUpdate.RefusedAsBlind(GOLD));
        assertThat(plans.actors).containsExactly("operator:ana");
    }

    @Test
    void aPlanIsReplacedByThoseWhoSawIt() {
        var next = GOLD.revised(OTHERS, false, NOW);

        assertThat(replacing("gold", false, false)).isEqualTo(new PlanUpdate.RefusedAsStale(GOLD));
        assertThat(replacing("gold", false, true)).isEqualTo(new PlanUpdate.Replaced(next));
        assertThat(replacing("gold", false, true)).isEqualTo(new PlanUpdate.Unchanged(next));
        assertThat(plans.actors).containsExactly("operator:ana");
    }

    @Test
    void aPlanThatSomebodyElseMakesIsTheirs() {
        var theirs = Plan.first("silver", TERMS, true, NOW);
        plans.racing = theirs;

        assertThat(replacing("silver", true, null)).isEqualTo(new PlanUpdate.RefusedAsBlind(theirs));
    }

    @Test
    void aPlanIsRemovedOrRetired() {
        assertThat(removing("gold", null)).isEqualTo(new PlanRemoval.RefusedAsBlind(GOLD));
        assertThat(removing("gold", false)).isEqualTo(new PlanRemoval.RefusedAsStale(GOLD));
        assertThat(removing("silver", true)).isEqualTo(new PlanRemoval.RefusedAsUnknown("silver"));
        plans.inUse.add("gold");
        var retired = GOLD.revised(TERMS, false, NOW);
        assertThat(removing("gold", true)).isEqualTo(new PlanRemoval.Retired(retired));
        assertThat(removing("gold", true)).isEqualTo(new PlanRemoval.Retired(retired));
        assertThat(plans.actors).containsExactly("operator:ana");
        plans.inUse.clear();
        assertThat(removing("gold", true)).isEqualTo(new PlanRemoval.Removed("gold"));
        assertThat(plans.plans).isEmpty();
    }

    private @Nullable PlanUpdate replacing(String key, boolean active, @Nullable Boolean expected) {
        return new ReplacePlan(plans, CLOCK)
                .with(new Wish(key, OTHERS, active, expected == null ? null : _ -> expected), OPERATOR)
                .block();
    }

    private @Nullable PlanRemoval removing(String key, @Nullable Boolean expected) {
        return new RemovePlan(plans, CLOCK)
                .of(key, OPERATOR, expected == null ? null : _ -> expected)
                .block();
    }

    private Granting granting(UserId id, String plan) {
        return grant.by(new GrantOrder(id, plan, null, Source.ADMIN, ANA, "won a contest", null))
                .blockOptional()
                .orElseThrow();
    }

    private @Nullable Revoking revoking(UserId id, UUID grantId) {
        return new RevokeGrant(standings, members, published, CLOCK)
                .of(id, grantId, ANA, "a mistake")
                .block();
    }

    private io.diana.vip.domain.Member member(UserId id) {
        return java.util.Objects.requireNonNull(members.members.get(id));
    }

    private static GrantRequested request(String plan, @Nullable String duration) {
        return new GrantRequested(ADA, "reward:1", plan, duration, GrantRequested.Source.REWARD, "a prize", NOW);
    }
}
