package io.diana.vip.domain;

import static io.diana.vip.domain.Given.ANA;
import static io.diana.vip.domain.Given.grant;
import static io.diana.vip.domain.Given.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.access.Actor;
import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import io.diana.vip.Membership;
import io.diana.vip.VipActivated;
import io.diana.vip.VipExpired;
import io.diana.vip.VipExpiring;
import io.diana.vip.VipExtended;
import io.diana.vip.VipRevoked;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Revocation;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.Granting.AlreadyGranted;
import io.diana.vip.domain.Granting.Granted;
import io.diana.vip.domain.Granting.RefusedAsEndless;
import io.diana.vip.domain.Granting.RefusedAsInactivePlan;
import io.diana.vip.domain.HistoryEntry.Reason;
import io.diana.vip.domain.Plan.Terms;
import io.diana.vip.domain.Revoking.AlreadyRevoked;
import io.diana.vip.domain.Revoking.RefusedAsOver;
import io.diana.vip.domain.Revoking.RefusedAsUnknownGrant;
import io.diana.vip.domain.Revoking.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTests {

    private static final UserId ADA = new UserId(815);
    private static final Membership NOTHING = new Membership(false, null, Map.of());
    private static final Map<String, Object> DOUBLE = Map.of("points.multiplier", 2);
    private static final Plan GOLD = plan("gold", "PT10S", true);
    private static final Plan LIFE = plan("life", null, true);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void comesToHoldAPlan() {
        var granted = granted(member(), order("gold"), GOLD, 5);
        var given = granted.window().grant();

        assertThat(granted.window()).isEqualTo(new Window(given, second(5), second(15)));
        assertThat(granted.change().given()).containsExactly(given);
        assertThat(granted.change().revoked()).isEmpty();
        assertThat(granted.change().events())
                .containsExactly(
                        new VipActivated(ADA, "gold", second(15), holding(15), second(5)),
                        new MembershipChanged(ADA, true, second(15), second(5)));
        assertThat(granted.change().history())
                .containsExactly(new HistoryEntry(
                        ADA, second(5), null, "gold", Reason.ADMIN_GRANTED, "gold", "operator:ana", given.id()));
        assertThat(granted.change().after().nextDue()).isEqualTo(second(15));
        assertThat(granted.change().after().runs()).containsExactly(new Run("gold", second(5), second(15)));
    }

    @Test
    void isGrantedWhatThePlanSaysUnlessTheOrderSaysHowLong() {
        var given = granted(member(), order("gold"), GOLD, 5).window().grant();
        var other = granted(member(), order("gold", "PT3S", Source.ADMIN, null), GOLD, 5)
                .window();

        assertThat(given.planVersion()).isEqualTo(7);
        assertThat(given.entitlements()).isEqualTo(DOUBLE);
        assertThat(given.cause()).isEqualTo(new Grant.Cause(Source.ADMIN, second(5), ANA, "won a contest", null));
        assertThat(other.end()).isEqualTo(second(8));
    }

    @Test
    void holdsAPlanForLongerWhenItIsGrantedAgain() {
        var change = granted(member(grant(1, "gold", 0, "PT10S")), order("gold"), GOLD, 4)
                .change();

        assertThat(change.events())
                .containsExactly(
                        new VipExtended(ADA, "gold", second(20), membership(20, Map.of()), second(4)),
                        new MembershipChanged(ADA, true, second(20), second(4)));
        assertThat(change.history())
                .extracting(HistoryEntry::reason, HistoryEntry::from, HistoryEntry::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Reason.VIP_EXTENDED, "gold", "gold"));
    }

    @Test
    void saysNothingNewWhenWhatIsHeldForLifeIsGrantedAgain() {
        var change = granted(member(grant(1, "life", 0, null)), order("life"), LIFE, 4)
                .change();

        assertThat(change.events()).isEmpty();
        assertThat(change.history()).hasSize(1);
        assertThat(change.after().nextDue()).isNull();
    }

    @Test
    void tellsOfAnEndBeforeThePlanBeginsAnew() {
        var change = granted(member(grant(1, "gold", 0, "PT10S")), order("gold"), GOLD, 12)
                .change();

        assertThat(change.events())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("VipExpired", "MembershipChanged", "VipActivated", "MembershipChanged");
        assertThat(change.history())
                .extracting(HistoryEntry::reason)
                .containsExactly(Reason.VIP_EXPIRED, Reason.ADMIN_GRANTED);
        assertThat(change.before().settledTo()).isEqualTo(second(0));
        assertThat(change.after().settledTo()).isEqualTo(second(12));
        assertThat(change.after().runs()).containsExactly(new Run("gold", second(12), second(22)));
    }

    @Test
    void isNeverDealtWithBeforeWhatWasSaidAlready() {
        var ahead = new Member(ADA, second(20), false, List.of());

        assertThat(ahead.momentAt(second(19))).isEqualTo(second(20));
        assertThat(ahead.momentAt(second(21))).isEqualTo(second(21));
        assertThat(granted(ahead, order("gold"), GOLD, 3).window().start()).isEqualTo(second(20));
        assertThat(ahead.settle(second(3)).after().settledTo()).isEqualTo(second(20));
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, ADMIN_GRANTED",
        "MIGRATION, ADMIN_GRANTED",
        "TOKEN, VIP_REDEEMED",
        "PAYMENT, VIP_PURCHASED",
        "REWARD, VIP_REWARDED"
    })
    void recordsWhereAPlanComesFrom(Source source, Reason reason) {
        var change =
                granted(member(), order("gold", null, source, null), GOLD, 0).change();

        assertThat(change.history()).extracting(HistoryEntry::reason).containsExactly(reason);
    }

    @Test
    void isGrantedEachReferenceOnce() {
        var once = granted(member(), order("gold", null, Source.REWARD, "r:1"), GOLD, 0)
                .change()
                .after();

        assertThat(once.grant(order("gold", null, Source.REWARD, "r:1"), GOLD, second(1)))
                .isEqualTo(new AlreadyGranted("r:1"));
        assertThat(once.grant(order("gold", null, Source.REWARD, "r:2"), GOLD, second(1)))
                .isInstanceOf(Granted.class);
    }

    @Test
    void isNotGrantedWhatIsRetiredNorWhatNeverEnds() {
        assertThat(member().grant(order("gold"), plan("gold", "PT1S", false), second(0)))
                .isEqualTo(new RefusedAsInactivePlan("gold"));
        assertThat(member().grant(order("gold", "P9999Y", Source.ADMIN, null), GOLD, second(0)))
                .isEqualTo(new RefusedAsEndless("gold"));
        assertThat(member().grant(order("gold", "P7969Y11M30DT23H59M59S", Source.ADMIN, null), GOLD, second(0)))
                .isInstanceOf(Granted.class);
        assertThat(member().grant(order("gold", "P7970Y", Source.ADMIN, null), GOLD, second(0)))
                .isEqualTo(new RefusedAsEndless("gold"));
    }

    @Test
    void neitherGivesToThemselvesNorTakesAway() {
        var self = new Author("operator:ada", ADA);
        var other = new Author("operator:eva", new UserId(4));
        var member = member(grant(1, "gold", 0, "PT10S"));
        var own = new GrantOrder(ADA, "gold", null, Source.ADMIN, self, "me", null);
        var others = new GrantOrder(ADA, "gold", null, Source.ADMIN, other, "her", null);

        assertThat(member.grant(own, GOLD, second(1))).isEqualTo(new Granting.RefusedAsOwn(ADA));
        assertThat(member.grant(others, GOLD, second(1))).isInstanceOf(Granted.class);
        assertThat(member.revoke(id(1), self, "me", second(1))).isEqualTo(new Revoking.RefusedAsOwn(ADA));
        assertThat(member.revoke(id(1), other, "her", second(1))).isInstanceOf(Revoked.class);
    }

    @Test
    void anAuthorIsWhoActs() {
        assertThat(Author.of(new Actor(Actor.Kind.OPERATOR, "ada", "Ada", 815L)))
                .isEqualTo(new Author("operator:ada", ADA));
        assertThat(Author.DIANA).isEqualTo(new Author("system:system", null));
    }

    @Test
    void losesExactlyOneGrant() {
        var member = member(grant(1, "gold", 0, "PT10S"), grant(2, "gold", 1, "PT10S"));
        var revoked = (Revoked) member.revoke(id(1), ANA, "a mistake", second(4));
        var change = revoked.change();

        assertThat(revoked.window().end()).isEqualTo(second(4));
        assertThat(revoked.window().grant().revocation()).isEqualTo(new Revocation(second(4), ANA, "a mistake"));
        assertThat(change.given()).isEmpty();
        assertThat(change.revoked()).containsExactly(revoked.window().grant());
        assertThat(change.events())
                .containsExactly(
                        new VipRevoked(ADA, "gold", id(1).toString(), membership(14, Map.of()), second(4)),
                        new MembershipChanged(ADA, true, second(14), second(4)));
        assertThat(change.history())
                .containsExactly(new HistoryEntry(
                        ADA, second(4), "gold", "gold", Reason.ADMIN_REVOKED, "gold", "operator:ana", id(1)));
        assertThat(change.after().settle(second(20)).events())
                .filteredOn(VipExpired.class::isInstance)
                .containsExactly(new VipExpired(ADA, "gold", NOTHING, second(14)));
    }

    @Test
    void tellsOfARevocationOnlyWhatChanges() {
        var member = member(grant(1, "gold", 0, "PT10S"), grant(2, "silver", 0, "PT20S"));
        var change = ((Revoked) member.revoke(id(1), ANA, "a mistake", second(4))).change();

        assertThat(change.events()).singleElement().isInstanceOf(VipRevoked.class);
        assertThat(change.after().settle(second(11)).events()).isEmpty();
    }

    @Test
    void losesNothingThatIsNotThereOrIsOver() {
        var member = member(grant(1, "gold", 0, "PT10S"), Given.revoked(grant(2, "gold", 1, "PT10S"), 2));

        assertThat(member.revoke(id(9), ANA, "x", second(4))).isEqualTo(new RefusedAsUnknownGrant(id(9)));
        assertThat(member.revoke(id(2), ANA, "x", second(4))).isEqualTo(new AlreadyRevoked(id(2)));
        assertThat(member.revoke(id(1), ANA, "x", second(10))).isEqualTo(new RefusedAsOver(id(1)));
        assertThat(member.revoke(id(1), ANA, "x", second(9))).isInstanceOf(Revoked.class);
    }

    @Test
    void isToldOfWhatHasComeDueInOrder() {
        var gold = grant(1, "gold", 0, "P10D", DOUBLE);
        var silver = grant(2, "silver", 0, "P8D");
        var change = member(gold, silver).settle(second(0).plus(DAY.multipliedBy(9)));
        var end = second(0).plus(DAY.multipliedBy(10));

        assertThat(change.events())
                .containsExactly(
                        new VipExpired(
                                ADA, "silver", new Membership(true, end, DOUBLE), end.minus(DAY.multipliedBy(2))),
                        new VipExpiring(ADA, "gold", end, 1, new Membership(true, end, DOUBLE), end.minus(DAY)))
                .noneMatch(MembershipChanged.class::isInstance);
        assertThat(change.history())
                .containsExactly(new HistoryEntry(
                        ADA,
                        end.minus(DAY.multipliedBy(2)),
                        "gold",
                        "gold",
                        Reason.VIP_EXPIRED,
                        "silver",
                        "system:system",
                        silver.id()));
        assertThat(change.after().nextDue()).isEqualTo(end);
        assertThat(change.after().settle(end).history())
                .containsExactly(new HistoryEntry(
                        ADA, end, "gold", null, Reason.VIP_EXPIRED, "gold", "system:system", gold.id()));
        assertThat(change.after().settle(end).events()).endsWith(new MembershipChanged(ADA, false, null, end));
    }

    @Test
    void expiresByTheLastGrantOfARow() {
        var member = member(grant(1, "gold", 0, "PT10S"), grant(2, "gold", 3, "PT10S"), grant(3, "silver", 3, "PT17S"));

        assertThat(member.settle(second(20)).history())
                .extracting(HistoryEntry::grantId)
                .containsExactlyInAnyOrder(id(2), id(3));
    }

    @Test
    void holdsNothingOnceErased() {
        var member = member(
                grant(1, "gold", 0, "PT10S"),
                Given.revoked(grant(2, "gold", 1, "PT10S"), 2),
                grant(3, "life", 1, null),
                grant(4, "silver", 0, "PT1S"));
        var change = member.erase(second(5));
        var erased = change.after();

        assertThat(change.revoked()).extracting(Grant::id).containsExactly(id(1), id(3));
        assertThat(change.revoked())
                .extracting(Grant::revocation)
                .containsOnly(new Revocation(second(5), Author.DIANA, null));
        assertThat(erased.isErased()).isTrue();
        assertThat(erased.runs()).isEmpty();
        assertThat(erased.nextDue()).isNull();
        assertThat(erased.settledTo()).isEqualTo(second(5));
        assertThat(change.history()).extracting(HistoryEntry::plan).containsExactly("silver");
        assertThat(erased.grant(order("gold"), GOLD, second(6))).isEqualTo(new Granting.RefusedAsErased(ADA));
        assertThat(erased.revoke(id(9), ANA, "x", second(6))).isEqualTo(new Revoking.RefusedAsErased(ADA));
    }

    @Test
    void hasNothingDueOnceErasedEvenIfAGrantWereLeft() {
        assertThat(new Member(ADA, second(0), true, List.of(grant(1, "gold", 0, "PT10S"))).nextDue())
                .isNull();
    }

    @Test
    void knowsItsGrants() {
        var gold = grant(1, "gold", 0, "PT10S");

        assertThat(member(gold).grant(id(1))).isEqualTo(gold);
        assertThat(member(gold).grant(id(2))).isNull();
        assertThat(member(gold).window(id(1))).isEqualTo(new Window(gold, second(0), second(10)));
        assertThatThrownBy(() -> member(gold).window(id(2))).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void grantsSortByWhenTheyWereMade() {
        var id = Grant.newId(Instant.ofEpochMilli(0x0123_4567_89ABL));

        assertThat(id.toString()).startsWith("01234567-89ab-7");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Grant.newId(Instant.ofEpochMilli(0x0123_4567_89ABL))).isNotEqualTo(id);
    }

    private static Member member(Grant... grants) {
        return new Member(ADA, second(0), false, List.of(grants));
    }

    private static Granted granted(Member member, GrantOrder order, Plan plan, long at) {
        return (Granted) member.grant(order, plan, second(at));
    }

    private static GrantOrder order(String plan) {
        return order(plan, null, Source.ADMIN, null);
    }

    private static GrantOrder order(String plan, @Nullable String term, Source source, @Nullable String reference) {
        return new GrantOrder(
                ADA, plan, term == null ? null : Term.parse(term), source, ANA, "won a contest", reference);
    }

    private static Plan plan(String key, @Nullable String term, boolean active) {
        var terms = new Terms(key, term == null ? null : Term.parse(term), null, DOUBLE);
        return new Plan(key, 7, terms, active, second(-100));
    }

    private static Membership holding(long until) {
        return membership(until, DOUBLE);
    }

    private static Membership membership(long until, Map<String, Object> entitlements) {
        return new Membership(true, second(until), entitlements);
    }

    private static UUID id(int number) {
        return new UUID(0x7000, number);
    }
}
