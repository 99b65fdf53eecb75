package io.diana.vip.domain;

import static io.diana.vip.domain.Given.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Violation;
import io.diana.vip.domain.Plan.Price;
import io.diana.vip.domain.Plan.Terms;
import io.diana.vip.domain.PlanRules.Draft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTests {

    private static final Price PRICE = new Price(250, "XTR");
    private static final Map<String, Object> ENTITLEMENTS =
            Map.of("points.multiplier", 1.5, "story.vip", true, "badge", "ñ".repeat(256));

    @Test
    void isWhatItsTermsSay() {
        assertThat(PlanRules.check(new Draft("Gold", "P1M", PRICE, ENTITLEMENTS)))
                .isEqualTo(new Valid<>(new Terms("Gold", Term.parse("P1M"), PRICE, ENTITLEMENTS)));
        assertThat(PlanRules.check(new Draft("👩".repeat(64), null, null, Map.of())))
                .isEqualTo(new Valid<>(new Terms("👩".repeat(64), null, null, Map.of())));
        assertThat(PlanRules.check(new Draft("Gift", null, new Price(0, "EUR"), Map.of())))
                .isInstanceOf(Valid.class);
    }

    @Test
    void hasAName() {
        assertThat(codes(draft(null))).containsExactly("/name required");
        assertThat(codes(draft(" "))).containsExactly("/name required");
        assertThat(codes(draft("a\u0000"))).containsExactly("/name control-character");
        assertThat(codes(draft("x".repeat(65)))).containsExactly("/name too-long");
    }

    @Test
    void hasADurationAndAPriceThatAreSome() {
        assertThat(codes(new Draft("Gold", "soon", new Price(-1, "euro"), Map.of())))
                .containsExactly("/price/amount negative", "/price/currency currency", "/duration duration");
    }

    @Test
    void hasEntitlementsWithinLimits() {
        var many = new HashMap<String, Object>();
        for (var n = 0; n < 50; n++) {
            many.put("key" + n, n);
        }

        assertThat(codes(entitling(many))).isEmpty();
        many.put("oneMore", true);
        assertThat(codes(entitling(many))).containsExactly("/entitlements too-many");
        assertThat(codes(entitling(Map.of("badge", "x".repeat(257))))).containsExactly("/entitlements/badge text");
        assertThat(codes(entitling(Map.of("badge", "a\nb")))).containsExactly("/entitlements/badge text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "points.multiplier", "storyVip", "a-b_c.D9"})
    void entitlementsAreNamedInWords(String key) {
        assertThat(codes(entitling(Map.of(key, 1)))).isEmpty();
        assertThat(codes(entitling(Map.of(key + "x".repeat(64 - key.length()), 1))))
                .isEmpty();
        assertThat(codes(entitling(Map.of(key + "x".repeat(65 - key.length()), 1))))
                .containsExactly("/entitlements key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9a", ".a", "a.", "a..b", "a b", "ñ", "a/b"})
    void entitlementsAreNamedInNothingElse(String key) {
        assertThat(codes(entitling(Map.of(key, 1)))).containsExactly("/entitlements key");
    }

    @ParameterizedTest
    @CsvSource({"gold, true", "0, true", "a.b_c-d, true", "Gold, false", "-a, false", "a b, false", "'', false"})
    void hasAKey(String key, boolean isOne) {
        assertThat(PlanRules.isKey(key)).isEqualTo(isOne);
    }

    @Test
    void hasVersions() {
        var terms = new Terms("Gold", null, null, Map.of("a", 1));
        var first = Plan.first("gold", terms, true, second(1));

        assertThat(first).isEqualTo(new Plan("gold", 1, terms, true, second(1)));
        assertThat(first.revised(terms, false, second(2))).isEqualTo(new Plan("gold", 2, terms, false, second(2)));
        assertThat(first.says(terms, true)).isTrue();
        assertThat(first.says(terms, false)).isFalse();
        assertThat(first.says(new Terms("Gold", null, null, Map.of("a", 2)), true))
                .isFalse();
    }

    private static Draft draft(@Nullable String name) {
        return new Draft(name, null, null, Map.of());
    }

    private static Draft entitling(Map<String, Object> entitlements) {
        return new Draft("Gold", null, null, entitlements);
    }

    private static List<String> codes(Draft draft) {
        Checked<Terms> checked = PlanRules.check(draft);
        return checked instanceof Invalid<Terms>(var violations)
                ? violations.stream().map(PlanTests::code).toList()
                : List.of();
    }

    private static String code(Violation violation) {
        return violation.path() + " " + violation.code();
    }
}
