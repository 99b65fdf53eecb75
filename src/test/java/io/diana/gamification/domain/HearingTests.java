package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.ADA;
import static io.diana.gamification.domain.Someone.NOON;
import static io.diana.gamification.domain.Someone.achievement;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.AchievementUnlocked;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.users.UserPreferencesChanged;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserReinstated;
import io.diana.users.UserSuspended;
import io.diana.vip.VipActivated;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HearingTests {

    private final Someone ada = new Someone();

    @Test
    void whoeverIsNewIsWelcomedByTheFirstEntry() {
        var change = ada.hears(Hearing.welcome(ada.account, ada.moment()));

        assertThat(change.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.no()).isEqualTo(1);
            assertThat(entry.kind()).isEqualTo(Kind.BONUS);
            assertThat(entry.cause()).isEqualTo(Cause.of("welcome", "Welcome"));
            assertThat(entry.sums()).isEqualTo(new Entry.Sums(10, 10, 10, null));
        });
        assertThat(ada.events).hasSize(1);
    }

    @Test
    void onceOnly() {
        ada.hears(Hearing.welcome(ada.account, ada.moment()));

        assertThat(Hearing.welcome(ada.account, ada.moment()).isNothing()).isTrue();
    }

    @Test
    void neverWithNothingNorWhoHasLeft() {
        var frugal = new Rules(0, BigDecimal.ONE, Someone.RULES.streak(), Someone.RULES.gift(), Someone.RULES.abuse());
        assertThat(Hearing.welcome(ada.account, new Moment(NOON, new Someone().with(frugal).catalogue))
                        .isNothing())
                .isTrue();
        assertThat(Hearing.welcome(ada.account.closed(), ada.moment()).isNothing())
                .isTrue();
    }

    @Test
    void aWelcomeMayUnlock() {
        ada.with(achievement("rich", "points", 10, 90));

        assertThat(ada.hears(Hearing.welcome(ada.account, ada.moment())).entries())
                .hasSize(2);
        assertThat(ada.account.purse().balance()).isEqualTo(100);
    }

    @Test
    void aMoveTakesEffectWhenTheDayHasEnded() {
        ada.hears(Hearing.of(moved("Asia/Tokyo"), ada.account));

        var calendar = ada.account.habits().calendar();
        assertThat(calendar.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(calendar.arrived().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(Hearing.of(moved("Asia/Tokyo"), ada.account).isNothing()).isTrue();
        assertThat(Hearing.of(moved("UTC"), ada.account).isNothing()).isFalse();
    }

    @Test
    void aMoveLeavesTheRestAsItIs() {
        ada.asks(new GiftOrder(ADA, "key:bot", null));
        ada.did("login");
        var before = ada.account.habits();

        ada.hears(Hearing.of(moved("Asia/Tokyo"), ada.account));

        var after = ada.account.habits();
        assertThat(after.gift()).isEqualTo(before.gift());
        assertThat(after.conduct()).isEqualTo(before.conduct());
        assertThat(after.windows()).isEqualTo(before.windows());
        assertThat(after.streak().days()).isEqualTo(1);
        assertThat(requireNonNull(after.streak().row()).spare())
                .isAfterOrEqualTo(requireNonNull(before.streak().row()).spare());
    }

    @Test
    void suspensionsComeAndGo() {
        ada.hears(Hearing.of(new UserSuspended(ADA, NOON.plusSeconds(9), NOON), ada.account));
        assertThat(ada.account.standing().suspension()).isEqualTo(new Suspension(true, NOON.plusSeconds(9)));
        assertThat(ada.account.standing().suspension().holdsAt(NOON.plusSeconds(8)))
                .isTrue();
        assertThat(ada.account.standing().suspension().holdsAt(NOON.plusSeconds(9)))
                .isFalse();

        ada.hears(Hearing.of(new UserReinstated(ADA, NOON), ada.account));
        assertThat(ada.account.standing()).isEqualTo(Standing.NEW);
        assertThat(Suspension.NONE.holdsAt(NOON)).isFalse();
        assertThat(new Suspension(true, null).holdsAt(NOON)).isTrue();
    }

    @Test
    void boardsShowWhoeverWantsIt() {
        ada.vip("2", null);
        var membership = ada.account.standing().membership();

        ada.hears(Hearing.of(preferences(false), ada.account));
        assertThat(ada.account.standing()).isEqualTo(new Standing(membership, Suspension.NONE, false, false));
        assertThat(Hearing.of(preferences(false), ada.account).isNothing()).isTrue();
        ada.hears(Hearing.of(preferences(true), ada.account));
        assertThat(ada.account.standing().listed()).isTrue();
    }

    @Test
    void membershipsBringAMultiplier() {
        ada.hears(Hearing.of(membership(1.5), ada.account));

        assertThat(ada.account.standing().membership())
                .isEqualTo(new Membership(true, NOON.plusSeconds(60), new BigDecimal("1.5")));
        ada.hears(Hearing.of(new io.diana.vip.Membership(false, null, Map.of()), ada.account));
        assertThat(ada.account.standing().membership()).isEqualTo(Membership.NONE);
    }

    @Test
    void onlyANumberAboveNothingMultiplies() {
        for (var value : new Object[] {0, -1, "2", true}) {
            assertThat(Hearing.of(membership(value), ada.account)
                            .after()
                            .standing()
                            .membership()
                            .multiplier())
                    .isNull();
        }
        assertThat(Hearing.of(membership(null), ada.account)
                        .after()
                        .standing()
                        .membership()
                        .multiplier())
                .isNull();
        assertThat(Hearing.of(membership(3), ada.account)
                        .after()
                        .standing()
                        .membership()
                        .multiplier())
                .isEqualTo(new BigDecimal("3"));
    }

    @Test
    void whoBecomesVipIsCounted() {
        ada.with(achievement("inner-circle", "vip", 2, 100));
        var event = new VipActivated(ADA, "monthly", null, membership(1.5), NOON);

        ada.hears(Hearing.of(event, ada.account, ada.moment()));
        assertThat(ada.events(AchievementUnlocked.class)).isEmpty();
        ada.hears(Hearing.of(event, ada.account, ada.moment()));

        assertThat(ada.account.counters().of("vip")).isEqualTo(2);
        assertThat(ada.events(AchievementUnlocked.class)).hasSize(1);
        assertThat(ada.account.purse().balance()).isEqualTo(100);
    }

    @Test
    void whoLeavesIsForgottenAndWhatIsHeldIsVoid() {
        for (var i = 0; i < 11; i++) {
            ada.did("reaction");
        }
        assertThat(ada.account.purse().pending()).isEqualTo(10);

        var change = ada.hears(Hearing.erased(ada.account, ada.holds, ada.moment()));

        assertThat(change.entries())
                .extracting(it -> it.kind().word() + " of " + it.cause().refersTo() + " by "
                        + it.cause().source())
                .containsExactly("void of 10 by system:system", "void of 11 by system:system");
        assertThat(change.holds()).allMatch(it -> !requireNonNull(it.decision()).released());
        assertThat(ada.account)
                .isEqualTo(new Account(
                        ADA,
                        new Purse(45, 45, 0, 1, 13, NOON),
                        Habits.NONE,
                        Standing.GONE,
                        Counters.NONE,
                        Progress.NONE,
                        Map.of()));
    }

    @Test
    void nothingBringsBackWhoHasLeft() {
        ada.having(Account::closed);
        var account = ada.account;

        assertThat(List.of(
                        Hearing.of(moved("Asia/Tokyo"), account),
                        Hearing.of(new UserSuspended(ADA, null, NOON), account),
                        Hearing.of(new UserReinstated(ADA, NOON), account),
                        Hearing.of(preferences(true), account),
                        Hearing.of(membership(2), account),
                        Hearing.of(new VipActivated(ADA, "monthly", null, membership(2), NOON), account, ada.moment()),
                        Hearing.erased(account, List.of(), ada.moment())))
                .allMatch(Change::isNothing);
    }

    private static UserProfileChanged moved(String zone) {
        return new UserProfileChanged(ADA, Set.of("timeZone"), "es", zone, NOON);
    }

    private static UserPreferencesChanged preferences(boolean listed) {
        return new UserPreferencesChanged(ADA, Set.of("showInLeaderboards"), listed, NOON);
    }

    private static io.diana.vip.Membership membership(@Nullable Object multiplier) {
        var entitlements = new HashMap<String, Object>(Map.of("story.vip", true));
        if (multiplier != null) {
            entitlements.put("points.multiplier", multiplier);
        }
        return new io.diana.vip.Membership(true, NOON.plusSeconds(60), entitlements);
    }
}
