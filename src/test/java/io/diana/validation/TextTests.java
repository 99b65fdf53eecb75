package io.diana.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", " ", "~", "\u00A0", "ñ", "😀", "\uD7FF", "\uE000"})
    void isPlainWithoutControlCharacters(String text) {
        assertThat(Text.isPlain(text)).isTrue();
        assertThat(Text.isStorable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001", "\nb", "a\u001Fb", "\u007F", "\u0080", "\u009F"})
    void isStorableButNotPlainWithControlCharacters(String text) {
        assertThat(Text.isPlain(text)).isFalse();
        assertThat(Text.isStorable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\uD800", "a\uDBFF", "\uDC00a", "\uDFFF", "\uDE00\uD83D"})
    void isNotStorableWithNulOrHalfASurrogatePair(String text) {
        assertThat(Text.isPlain(text)).isFalse();
        assertThat(Text.isStorable(text)).isFalse();
    }

    @Test
    void isAsLongAsItHasCodePoints() {
        assertThat(Text.length("")).isZero();
        assertThat(Text.length("año")).isEqualTo(3);
        assertThat(Text.length("😀a😀")).isEqualTo(3);
    }
}
