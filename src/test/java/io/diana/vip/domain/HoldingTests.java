package io.diana.vip.domain;

import static io.diana.vip.domain.Given.grant;
import static io.diana.vip.domain.Given.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.vip.domain.Holding.Entitlement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HoldingTests {

    @Test
    void isHeldUntilTheLastOfThoseThatFollowEachOther() {
        var timeline = Timeline.of(
                List.of(grant(1, "gold", 0, "PT10S"), grant(2, "silver", 5, "PT10S"), grant(3, "gold", 15, "PT5S")));

        assertThat(timeline.at(second(1)).until()).isEqualTo(second(20));
        assertThat(timeline.at(second(20)).until()).isNull();
        assertThat(timeline.at(second(20)).isActive()).isFalse();
    }

    @Test
    void namesThePlanThatEndsLast() {
        var holding = Timeline.of(List.of(grant(1, "gold", 0, "PT10S"), grant(2, "silver", 0, "PT5S")))
                .at(second(1));

        assertThat(holding.plan()).isEqualTo("gold");
        assertThat(Timeline.of(List.of(grant(1, "gold", 0, "PT10S"), grant(2, "silver", 0, null)))
                        .at(second(1))
                        .plan())
                .isEqualTo("silver");
        assertThat(Timeline.of(List.of()).at(second(1)).plan()).isNull();
    }

    @Test
    void ofNumbersTheGreatestHoldsForAsLongAsItsGrantRuns() {
        var gold = grant(1, "gold", 0, "PT10S", Map.of("points.multiplier", 2));
        var silver = grant(2, "silver", 0, "PT30S", Map.of("points.multiplier", 1.5));
        var timeline = Timeline.of(List.of(gold, silver));

        assertThat(timeline.at(second(1)).entitlement("points.multiplier"))
                .isEqualTo(new Entitlement("points.multiplier", 2, second(10), List.of(gold)));
        assertThat(timeline.at(second(10)).entitlement("points.multiplier"))
                .isEqualTo(new Entitlement("points.multiplier", 1.5, second(30), List.of(silver)));
        assertThat(timeline.at(second(30)).entitlement("points.multiplier")).isNull();
    }

    @Test
    void ofOtherValuesThatOfTheLaterEndHolds() {
        var gold = grant(1, "gold", 0, "PT10S", Map.of("badge", "gold"));
        var silver = grant(2, "silver", 0, null, Map.of("badge", "silver"));

        assertThat(Timeline.of(List.of(gold, silver)).at(second(1)).entitlement("badge"))
                .isEqualTo(new Entitlement("badge", "silver", null, List.of(silver)));
    }

    @Test
    void aValueHoldsOnWhereGrantsGiveTheSame() {
        var first = grant(1, "gold", 0, "PT10S", Map.of("story.vip", true));
        var second = grant(2, "gold", 5, "PT10S", Map.of("story.vip", true));
        var holding = Timeline.of(List.of(first, second)).at(second(1));

        assertThat(holding.entitlements())
                .containsExactly(new Entitlement("story.vip", true, second(20), List.of(first)));
        assertThat(holding.nextChange()).isEqualTo(second(10));
    }

    @Test
    void givesNothingThatIsNotGranted() {
        var holding = Timeline.of(List.of(grant(1, "gold", 5, "PT10S", Map.of("a", 1))))
                .at(second(1));

        assertThat(holding.entitlements()).isEmpty();
        assertThat(holding.entitlement("a")).isNull();
        assertThat(holding.nextChange()).isEqualTo(second(5));
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        var first = grant(1, "gold", 0, "PT10S", Map.of("points.multiplier", 2));
        var other = grant(2, "silver", 0, "PT20S", Map.of("points.multiplier", 2.0));
        var entitlement = Objects.requireNonNull(
                Timeline.of(List.of(first, other)).at(second(1)).entitlement("points.multiplier"));

        assertThat(entitlement.because()).containsExactly(first, other);
        assertThat(entitlement.validUntil()).isEqualTo(second(20));
    }

    @Test
    void ofMixedValuesThatOfTheLaterEndHoldsAsWell() {
        var gold = grant(1, "gold", 0, "PT10S", Map.of("badge", 3));
        var silver = grant(2, "silver", 0, "PT20S", Map.of("badge", "silver"));

        assertThat(Timeline.of(List.of(silver, gold)).at(second(1)).entitlement("badge"))
                .isEqualTo(new Entitlement("badge", "silver", second(20), List.of(silver)));
    }
}
