package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.NOON;
import static io.diana.gamification.domain.Someone.campaign;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTests {

    private final Someone ada = new Someone();

    @Test
    void anActionIsWorthItsBase() {
        var entry = ada.did("message_sent");

        assertThat(entry.sums().amount()).isEqualTo(5);
        assertThat(entry.explanation()).isEqualTo(new Explanation(5, List.of(), null));
    }

    @ParameterizedTest
    @CsvSource({"easy, 100", "medium, 150", "hard, 200"})
    void contextMultipliesByWhatIsListed(String difficulty, long points) {
        var entry = ada.did("trivia_completed", Map.of("questionId", "q", "difficulty", difficulty));

        assertThat(entry.sums().amount()).isEqualTo(points);
    }

    @Test
    void aFieldThatIsAbsentOrBlankChangesNothing() {
        assertThat(Someone.sources(ada.did("trivia_completed", Map.of("questionId", "q"))))
                .isEmpty();
        assertThat(Someone.sources(ada.did("trivia_completed", Map.of("questionId", "q", "difficulty", " "))))
                .isEmpty();
    }

    @Test
    void aFactorOfOneIsNotWorthTelling() {
        assertThat(Someone.sources(ada.did("trivia_completed", Map.of("questionId", "q", "difficulty", "easy"))))
                .isEmpty();
    }

    @Test
    void contextVipStreakAndCampaignMultiplyEachOther() {
        ada.with(campaign("spring", "1.5")).yesterdayOnDay(2).vip("1.25", null);

        var entry = ada.did("trivia_completed", Map.of("questionId", "q", "difficulty", "medium"));

        assertThat(Someone.sources(entry)).containsExactly("difficulty 1.5", "vip 1.25", "streak 1.1", "campaign 1.5");
        assertThat(entry.sums().amount()).isEqualTo(309); // 100 × 1.5 × 2.0625 = 309.375
        assertThat(requireNonNull(entry.explanation()).multipliers())
                .extracting(Factor::reason)
                .containsExactly("medium", "VIP membership", "3 days in a row", "The spring");
        assertThat(requireNonNull(entry.explanation()).base()).isEqualTo(100);
        assertThat(requireNonNull(entry.explanation()).cap()).isNull();
    }

    @Test
    void togetherTheyMultiplyByNoMoreThanTheCap() {
        ada.with(campaign("spring", "4")).vip("1.5", null);

        var entry = ada.did("trivia_completed", Map.of("questionId", "q", "difficulty", "hard"));

        assertThat(entry.sums().amount()).isEqualTo(1_000); // 100 × 2 × 5
        assertThat(requireNonNull(entry.explanation()).cap()).isEqualByComparingTo("5");
    }

    @Test
    void justTheCapIsNotCapped() {
        ada.with(campaign("spring", "4")).vip("1.25", null);

        var entry = ada.did("message_sent");

        assertThat(entry.sums().amount()).isEqualTo(25);
        assertThat(requireNonNull(entry.explanation()).cap()).isNull();
    }

    @Test
    void whatIsLessThanAPointIsDropped() {
        ada.vip("1.99", null);

        assertThat(ada.did("message_sent").sums().amount()).isEqualTo(9);
    }

    @Test
    void ofSeveralCampaignsTheGreatestCounts() {
        ada.with(campaign("a", "1.2"), campaign("b", "2"), campaign("c", "1.5"));

        assertThat(Someone.sources(ada.did("message_sent"))).containsExactly("campaign 2");
    }

    @Test
    void ofEqualCampaignsTheLastKeyCounts() {
        ada.with(campaign("a", "2"), campaign("b", "2"));

        assertThat(requireNonNull(ada.did("message_sent").explanation()).multipliers())
                .extracting(Factor::reason)
                .containsExactly("The b");
    }

    @Test
    void aCampaignCountsFromItsStartUntilItsEnd() {
        ada.with(campaign("spring", "2"));

        ada.now = NOON.minusSeconds(61);
        assertThat(Someone.sources(ada.did("reaction"))).isEmpty();
        ada.now = NOON.minusSeconds(60);
        assertThat(Someone.sources(ada.did("reaction"))).containsExactly("campaign 2");
        ada.now = NOON.plusSeconds(60).minusNanos(1);
        assertThat(Someone.sources(ada.did("reaction"))).containsExactly("campaign 2");
        ada.now = NOON.plusSeconds(60);
        assertThat(Someone.sources(ada.did("reaction"))).isEmpty();
    }

    @Test
    void aCampaignOfOtherTypesDoesNotCount() {
        ada.with(campaign("spring", "2", "login"));

        assertThat(Someone.sources(ada.did("message_sent"))).isEmpty();
        assertThat(Someone.sources(ada.did("login"))).containsExactly("campaign 2");
    }

    @Test
    void whatIsNotMultipliedIsWorthItsBase() {
        ada.with(campaign("spring", "2")).vip("1.5", null);

        assertThat(ada.did("tip").sums().amount()).isEqualTo(10);
    }

    @Test
    void membershipCountsUntilItEnds() {
        ada.vip("2", NOON.plusSeconds(10));

        assertThat(ada.did("message_sent").sums().amount()).isEqualTo(10);
        ada.after(Duration.ofSeconds(10).minusNanos(1));
        assertThat(ada.did("message_sent").sums().amount()).isEqualTo(10);
        ada.after(Duration.ofNanos(1));
        assertThat(ada.did("message_sent").sums().amount()).isEqualTo(5);
    }

    @Test
    void aMembershipWithoutMultiplierMultipliesNothing() {
        ada.having(it -> it.with(it.standing().with(new Membership(true, null, null))));

        assertThat(Someone.sources(ada.did("message_sent"))).isEmpty();
    }

    @Test
    void theStreakIsTheOneWithThisDayInIt() {
        ada.yesterdayOnDay(6);

        assertThat(Someone.sources(ada.did("message_sent"))).containsExactly("streak 1.2");
        assertThat(Multipliers.of(ada.account, ada.moment()))
                .extracting(Factor::factor)
                .containsExactly(new BigDecimal("1.2"));
    }

    @Test
    void whatIsToCountNextIsToldBeforeItIsDone() {
        ada.yesterdayOnDay(6);

        assertThat(Multipliers.of(ada.account, ada.moment()))
                .containsExactly(new Factor("streak", new BigDecimal("1.2"), "7 days in a row"));
    }
}
