package io.diana.users.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.users.PersonalData.Holding;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
    }

    @Test
    void takeNumbersOfAHundredDigits() {
        assertThat(free(new BigDecimal("1e100"))).isEmpty();
        assertThat(free(new BigDecimal("1e-100"))).isEmpty();
        assertThat(free(new BigDecimal("1e101"))).containsExactly("/free");
        assertThat(free(new BigDecimal("1e-101"))).containsExactly("/free");
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

    @Test
    void makeNoHoldingThatSaysNothing() {
        assertThatThrownBy(() -> new Holding("users.member", null, null)).isInstanceOf(IllegalArgumentException.class);
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
