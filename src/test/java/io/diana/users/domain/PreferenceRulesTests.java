package io.diana.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.validation.Violation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceRulesTests {

    @Test
    void knowTheHoursOfADay() {
        assertThat(paths("hours", List.of(new BigDecimal("0"), new BigDecimal("23"), new BigDecimal("9.0"))))
                .isEmpty();
        assertThat(paths("hours", List.of(new BigDecimal("-1")))).containsExactly("/notifications/hours");
        assertThat(paths("hours", List.of(new BigDecimal("24")))).containsExactly("/notifications/hours");
        assertThat(paths("hours", List.of(new BigDecimal("1.5")))).containsExactly("/notifications/hours");
        assertThat(paths("hours", List.of("9"))).containsExactly("/notifications/hours");
        assertThat(paths("hours", "9")).containsExactly("/notifications/hours");
    }

    @Test
    void takeUpTo32Types() {
        assertThat(paths("types", Collections.nCopies(32, "news"))).isEmpty();
        assertThat(paths("types", Collections.nCopies(33, "news"))).containsExactly("/notifications/types");
        assertThat(paths("types", List.of("News"))).containsExactly("/notifications/types");
        assertThat(paths("types", List.of(true))).containsExactly("/notifications/types");
        assertThat(paths("types", "news")).containsExactly("/notifications/types");
    }

    @Test
    void takeNumbersOfAHundredDigits() {
        assertThat(free(new BigDecimal("1e100"))).isEmpty();
        assertThat(free(new BigDecimal("1e-100"))).isEmpty();
        assertThat(free(new BigDecimal("1e101"))).containsExactly("/free");
        assertThat(free(new BigDecimal("1e-101"))).containsExactly("/free");
        assertThat(free(new BigDecimal("9".repeat(100)))).isEmpty();
        assertThat(free(new BigDecimal("9".repeat(101)))).containsExactly("/free");
    }

    @Test
    void findWhatCannotBeKeptHoweverDeepItLies() {
        assertThat(free(Map.of("a/b~c", Arrays.asList(null, "x\u0000")))).containsExactly("/free/a~1b~0c");
        assertThat(free(Map.of("k\uD800", 1))).containsExactly("/free");
        assertThat(free("line\nbreak 😀")).isEmpty();
    }

    @Test
    void speakOfATagOnlyWhenItIsText() {
        assertThat(violations(Map.of("language", 5, "tone", 5))).containsExactly("/language", "/tone");
        assertThat(violations(Map.of("language", "pt-BR", "tone", "warm"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "system", "auto"})
    void knowTheThemes(String theme) {
        assertThat(violations(Map.of("theme", theme))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"immediate", "hourly", "daily", "weekly", "never"})
    void knowTheFrequencies(String frequency) {
        assertThat(paths("frequency", frequency)).isEmpty();
    }

    @Test
    void refuseWordsTheyDoNotKnow() {
        assertThat(violations(Map.of("theme", "pink"))).containsExactly("/theme");
        assertThat(violations(Map.of("theme", false))).containsExactly("/theme");
        assertThat(paths("frequency", "yearly")).containsExactly("/notifications/frequency");
        assertThat(violations(Map.of("language", "es_MX"))).containsExactly("/language");
    }

    @Test
    void takeATone32CharactersLong() {
        assertThat(violations(Map.of("tone", "w"))).isEmpty();
        assertThat(violations(Map.of("tone", "w" + "-_9".repeat(10) + "x"))).isEmpty();
        assertThat(violations(Map.of("tone", "w".repeat(33)))).containsExactly("/tone");
        assertThat(violations(Map.of("tone", ""))).containsExactly("/tone");
        assertThat(violations(Map.of("tone", "9w"))).containsExactly("/tone");
    }

    @Test
    void takeYesAndNoForPrivacy() {
        assertThat(violations(Map.of("privacy", Map.of("showInLeaderboards", true, "allowContact", false))))
                .isEmpty();
        assertThat(violations(Map.of("privacy", Map.of("showInLeaderboards", "yes", "allowContact", BigDecimal.ONE))))
                .containsExactly("/privacy/showInLeaderboards", "/privacy/allowContact");
    }

    @Test
    void takeObjectsWhereThereAreKeys() {
        assertThat(violations(Map.of("notifications", List.of(), "privacy", true)))
                .containsExactly("/notifications", "/privacy");
        assertThat(violations(Map.of("notifications", Map.of(), "privacy", Map.of())))
                .isEmpty();
    }

    @Test
    void takeNullSinceItRemoves() {
        var document = new HashMap<String, @Nullable Object>();
        List.of("language", "theme", "tone", "notifications", "privacy", "free")
                .forEach(key -> document.put(key, null));

        assertThat(violations(document)).isEmpty();
    }

    @Test
    void nameTheRuleThatIsBroken() {
        assertThat(PreferenceRules.violations(Map.of("theme", "pink")))
                .containsExactly(new Violation("/theme", "invalid-preference", "One of light, dark, system, auto."));
        assertThat(PreferenceRules.violations(Map.of("free", "x\u0000")))
                .containsExactly(
                        new Violation("/free", "control-character", "NUL and half surrogates cannot be kept."));
        assertThat(PreferenceRules.violations(Map.of("free", new BigDecimal("1e101"))))
                .containsExactly(
                        new Violation("/free", "number-too-long", "At most 100 digits before and after the point."));
    }

    @Test
    void pointAtTheWholeWhenAKeyAtTheTopCannotBeKept() {
        assertThat(PreferenceRules.violations(Map.of("k\u0000", true)))
                .extracting(Violation::path)
                .containsExactly("");
    }

    private static List<String> paths(String name, Object value) {
        return violations(Map.of("notifications", Map.of(name, value)));
    }

    private static List<String> free(Object value) {
        return violations(Map.of("free", value));
    }

    private static List<String> violations(Map<String, @Nullable Object> document) {
        return PreferenceRules.violations(document).stream()
                .map(violation -> violation.path())
                .toList();
    }
}
