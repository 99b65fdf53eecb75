package io.diana.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTests {

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 52, Long.MAX_VALUE, Long.MIN_VALUE})
    void cannotLieOutOfRange(long value) {
        assertThat(UserId.isValid(value)).isFalse();
        assertThatThrownBy(() -> new UserId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, (1L << 52) - 1})
    void canBeAnyThatTelegramGives(long value) {
        assertThat(UserId.isValid(value)).isTrue();
        assertThat(new UserId(value)).hasToString(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.0", "0", "4503599627370496", "9223372036854775808"})
    void isNotReadFromAnythingElse(String digits) {
        assertThatThrownBy(() -> UserId.of(digits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOrderedAsItsNumber() {
        assertThat(new UserId(9)).isLessThan(UserId.of("10")).isEqualByComparingTo(UserId.of("9"));
        assertThat(UserId.of("4503599627370495"))
                .isEqualTo(new UserId(UserId.MAX))
                .isGreaterThan(new UserId(1));
    }
}
