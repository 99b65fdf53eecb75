package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.ADA;
import static io.diana.gamification.domain.Someone.NOON;
import static io.diana.gamification.domain.Someone.action;
import static io.diana.gamification.domain.Someone.change;
import static io.diana.gamification.domain.Someone.entry;
import static io.diana.gamification.domain.Someone.refusal;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.PointsAwarded;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Entry.Answer;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Entry.Sums;
import io.diana.validation.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwardsTests {

    private final Someone ada = new Someone();

    @Test
    void anAwardIsAnEntryThatSaysEverything() {
        var entry = ada.did("message_sent");

        assertThat(entry.id()).isEqualTo("815-1");
        assertThat(entry.kind()).isEqualTo(Kind.AWARD);
        assertThat(entry.type()).isEqualTo("message_sent");
        assertThat(entry.sums()).isEqualTo(new Sums(5, 5, 5, null));
        assertThat(entry.points()).isEqualTo(5);
        assertThat(entry.cause()).isEqualTo(new Cause("key:bot", null, null, null));
        assertThat(entry.cause().reason()).isNull();
        assertThat(entry.at()).isEqualTo(NOON);
        assertThat(entry.answer()).isEqualTo(new Answer(5, 1, 1, BigDecimal.ONE, List.of()));
        assertThat(ada.account.purse()).isEqualTo(new Purse(5, 5, 0, 1, 1, NOON));
        assertThat(ada.events).containsExactly(new PointsAwarded(ADA, "815-1", "award", "message_sent", 5, 5, NOON));
    }

    @Test
    void anActionIsCounted() {
        ada.did("message_sent");
        ada.did("message_sent");
        ada.did("friend_referral", Map.of("referredUserId", "816"));

        var counters = ada.account.counters();
        assertThat(counters.of("actions")).isEqualTo(3);
        assertThat(counters.of("actions.message_sent")).isEqualTo(2);
        assertThat(counters.of("referrals")).isEqualTo(1);
        assertThat(counters.of("points")).isEqualTo(510);
        assertThat(counters.of("level")).isEqualTo(1);
        assertThat(counters.of("streak")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "retired"})
    void whatIsNoActionIsRefused(String type) {
        assertThat(refusal(ada.does(type))).isEqualTo(new Refusal.UnknownType(type));
    }

    @Test
    void whatIsRequiredMustBeSaid() {
        assertThat(refusal(ada.does("trivia_completed")))
                .isEqualTo(new Refusal.Invalid(
                        List.of(new Violation("/context/questionId", "required", "An action of this type needs it."))));
        assertThat(refusal(ada.does("trivia_completed", Map.of("questionId", " "))))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aValueWithoutFactorIsRefusedAndTheOthersNamed() {
        assertThat(refusal(ada.does("trivia_completed", Map.of("questionId", "q", "difficulty", "insane"))))
                .isEqualTo(new Refusal.Invalid(List.of(
                        new Violation("/context/difficulty", "unknown-value", "Must be one of easy, hard, medium."))));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(((Refusal.Invalid) refusal(ada.does("trivia_completed", Map.of("difficulty", "insane"))))
                        .violations())
                .extracting(Violation::code)
                .containsExactly("required", "unknown-value");
    }

    @ParameterizedTest
    @CsvSource({
        "815, oneself",
        "0, user-id",
        "-1, user-id",
        "x, user-id",
        "0816, user-id",
        "816.0, user-id",
        "4503599627370496, user-id",
        "99999999999999999999, user-id"
    })
    void nobodyRefersThemselvesOrNobody(String referred, String code) {
        assertThat(((Refusal.Invalid) refusal(ada.does("friend_referral", Map.of("referredUserId", referred))))
                        .violations())
                .extracting(Violation::code)
                .containsExactly(code);
    }

    @Test
    void aReferralNeedsSomebody() {
        assertThat(((Refusal.Invalid) refusal(ada.does("friend_referral"))).violations())
                .extracting(Violation::code)
                .containsExactly("required");
        assertThat(ada.does("friend_referral", Map.of("referredUserId", "4503599627370495")))
                .isInstanceOf(Booked.class);
    }

    @Test
    void ofATypeThatDoesNotAskForItTheReferredMayBeAnybody() {
        assertThat(ada.does("message_sent", Map.of("referredUserId", "815"))).isInstanceOf(Booked.class);
    }

    @Test
    void fieldsAreNamedAsPointers() {
        var odd = new ActionType("odd", 1, List.of(), List.of("a/b~c"), Map.of(), true, true);

        assertThat(ActionRules.broken(action("odd", null), odd))
                .extracting(Violation::path)
                .containsExactly("/context/a~1b~0c");
    }

    @Test
    void theTenthWithinThirtySecondsIsHeld() {
        for (var i = 0; i < 9; i++) {
            assertThat(ada.did("reaction").sums().held()).isNull();
            ada.after(Duration.ofSeconds(1));
        }

        var tenth = ada.did("reaction");

        assertThat(tenth.sums()).isEqualTo(new Sums(0, 45, 45, 5L));
        assertThat(tenth.points()).isEqualTo(5);
        assertThat(ada.holds).containsExactly(new Hold(ADA, 10, "reaction", 5, Flag.VELOCITY, null, tenth.at(), null));
        assertThat(ada.holds.getFirst().id()).isEqualTo("815-10");
        assertThat(ada.account.purse().pending()).isEqualTo(5);
    }

    @Test
    void whatIsHeldCountsForNothing() {
        ada.with(Someone.achievement("ten", "actions", 10, 100), Someone.achievement("rich", "points", 50, 100));
        for (var i = 0; i < 10; i++) {
            ada.did("reaction");
        }

        assertThat(ada.account.counters().of("actions")).isEqualTo(9);
        assertThat(ada.account.counters().of("actions.reaction")).isEqualTo(9);
        assertThat(ada.account.purse())
                .extracting(Purse::balance, Purse::lifetime, Purse::entries)
                .containsExactly(45L, 45L, 10L);
        assertThat(ada.events).hasSize(9);
        assertThat(requireNonNull(ada.entries.getLast().answer()).unlocked()).isEmpty();
    }

    @Test
    void whatIsHeldDoesNotMakeADay() {
        ada.with(Someone.rules(new Rules.Abuse(
                new Rules.Frequency(2, Duration.ofDays(2)),
                Someone.RULES.abuse().identical(),
                10_000,
                List.of(),
                Duration.ofDays(1))));
        ada.did("reaction");
        ada.after(Duration.ofDays(1)).did("reaction");

        assertThat(ada.holds).hasSize(1);
        assertThat(ada.account.habits().streak().days()).isEqualTo(1);
        assertThat(ada.account
                        .habits()
                        .conduct()
                        .pointsOf(Today.of(ada.account.habits().calendar(), ada.now)
                                .date()))
                .isZero();
    }

    @Test
    void butItCountsForTheLimits() {
        ada.with(Someone.rules(new Rules.Abuse(
                new Rules.Frequency(2, Duration.ofSeconds(30)),
                Someone.RULES.abuse().identical(),
                10_000,
                List.of(),
                Duration.ofDays(1))));
        ada.did("login");
        assertThat(ada.did("login").sums().held()).isEqualTo(10);

        assertThat(refusal(ada.does("login"))).isInstanceOf(Refusal.Limited.class);
    }

    @Test
    void theFifthWithTheSameContextInAnHourIsHeld() {
        var context = Map.of("messageId", "1");
        for (var i = 0; i < 4; i++) {
            assertThat(ada.did("reaction", context).sums().held()).isNull();
            ada.did("reaction", Map.of("messageId", "other" + i));
            ada.after(Duration.ofMinutes(10));
        }

        var fifth = ada.did("reaction", context);

        assertThat(fifth.sums().held()).isEqualTo(5);
        assertThat(ada.holds.getLast())
                .extracting(Hold::flag, Hold::context)
                .containsExactly(Flag.IDENTICAL, "{messageId=1}");
    }

    @Test
    void afterAnHourItIsForgotten() {
        var context = Map.of("messageId", "1");
        for (var i = 0; i < 4; i++) {
            ada.did("reaction", context);
        }

        assertThat(ada.after(Duration.ofHours(1))
                        .did("reaction", context)
                        .sums()
                        .held())
                .isNull();
    }

    @Test
    void anEmptyContextIsLikeNoOther() {
        for (var i = 0; i < 6; i++) {
            assertThat(ada.after(Duration.ofMinutes(1)).did("reaction").sums().held())
                    .isNull();
        }
    }

    @Test
    void anotherTypeIsSomethingElse() {
        var context = Map.of("messageId", "1");
        for (var i = 0; i < 4; i++) {
            ada.after(Duration.ofMinutes(1)).did("reaction", context);
        }

        assertThat(ada.did("message_sent", context).sums().held()).isNull();
    }

    @Test
    void whatIsAboveTheCapOfADayIsHeld() {
        ada.did("jackpot");
        assertThat(ada.after(Duration.ofMinutes(1)).did("jackpot").sums().held())
                .isEqualTo(9_000);
        assertThat(ada.holds.getLast().flag()).isEqualTo(Flag.DAILY_CAP);

        for (var i = 0; i < 100; i++) {
            ada.after(Duration.ofSeconds(31)).asks(action("tip", null));
        }
        assertThat(ada.holds).as("up to just the cap").hasSize(1);
        ada.after(Duration.ofSeconds(31)).did("tip");
        assertThat(ada.holds).hasSize(2);

        assertThat(ada.after(Duration.ofDays(1)).did("jackpot").sums().held()).isNull();
    }

    @Test
    void afterThreeFlagsEverythingIsHeldForAnHour() {
        for (var burst = 0; burst < 3; burst++) {
            ada.after(Duration.ofMinutes(1));
            for (var i = 0; i < 10; i++) {
                ada.did("reaction");
            }
        }

        assertThat(ada.after(Duration.ofMinutes(59)).did("message_sent").sums().held())
                .isEqualTo(5);
        assertThat(ada.holds.getLast().flag()).isEqualTo(Flag.PENALTY);
        assertThat(ada.after(Duration.ofMinutes(1)).did("message_sent").sums().held())
                .isNull();
    }

    @Test
    void theSameRequestIsAnsweredAgain() {
        ada.with(Someone.achievement("first", "actions", 1, 100));
        var first = ada.asks(action("message_sent", "k-1"));
        var again = ada.asks(action("message_sent", "k-1"));

        assertThat(again).isEqualTo(new Repeated(entry(first)));
        assertThat(entry(first).answer())
                .isEqualTo(new Answer(
                        105,
                        1,
                        1,
                        BigDecimal.ONE,
                        List.of(new Entry.Unlocked("achievement", "first", "bronze", 100L))));
        assertThat(change(first).entries().getFirst()).isEqualTo(entry(first));
        assertThat(change(first).entries().getLast().answer()).isNull();
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        ada.asks(action("message_sent", "k-1"));

        assertThat(refusal(ada.asks(action("reaction", "k-1")))).isEqualTo(new Refusal.KeyReused("k-1"));
        assertThat(refusal(ada.asks(action("message_sent", "k-1", Map.of("a", "1")))))
                .isEqualTo(new Refusal.KeyReused("k-1"));
        assertThat(ada.asks(action("message_sent", "k-2"))).isInstanceOf(Booked.class);
    }

    @Test
    void whatWasDoneIsAnsweredAgainWhateverHasBecomeOfIt() {
        ada.asks(action("message_sent", "k-1"));
        ada.having(it -> it.with(it.standing().with(new Suspension(true, null))));
        ada.catalogue = new Catalogue(2, Someone.RULES, Someone.LEVELS, Map.of(), Map.of(), Map.of(), List.of());

        assertThat(ada.asks(action("message_sent", "k-1"))).isInstanceOf(Repeated.class);
    }

    @Test
    void theSuspendedEarnNothingUntilTheSuspensionEnds() {
        ada.having(it -> it.with(it.standing().with(new Suspension(true, NOON.plusSeconds(1)))));

        assertThat(ada.does("message_sent")).isEqualTo(new Refused(new Refusal.Suspended(ADA)));
        assertThat(ada.after(Duration.ofSeconds(1)).does("message_sent")).isInstanceOf(Booked.class);
    }

    @Test
    void theErasedEarnNothing() {
        ada.having(Account::closed);

        assertThat(ada.does("message_sent")).isEqualTo(new Refused(new Refusal.Erased(ADA)));
    }

    @Test
    void entriesFollowEachOtherThoughClocksDiffer() {
        ada.did("message_sent");
        ada.now = NOON.minusSeconds(5);

        assertThat(ada.did("message_sent").at()).isEqualTo(NOON);
        assertThat(ada.account.habits().window("message_sent").marks())
                .extracting(Window.Mark::at)
                .containsExactly(NOON, NOON);
    }

    @Test
    void ordersSayWhatTheyAskFor() {
        assertThat(action("message_sent", null).order()).isNull();
        assertThat(requireNonNull(action("message_sent", "k").order()).key()).isEqualTo("k");
        assertThat(action("message_sent", "k").type()).isEqualTo("message_sent");
    }
}
