package io.diana.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.validation.Checked.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedTests {

    private static final Violation BLANK = new Violation("/firstName", "blank", "Say something.");

    @Test
    void isInvalidOnlyForAReason() {
        assertThatThrownBy(() -> new Invalid<>(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatWasWrongWhateverHappensToTheListLater() {
        var violations = new ArrayList<>(List.of(BLANK));
        var invalid = new Invalid<String>(violations);
        violations.clear();

        assertThat(invalid.violations()).containsExactly(BLANK);
    }
}
