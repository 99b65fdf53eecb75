package io.diana.users.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileChangeTests {

    private static final Profile ADA = new Profile("Ada", "Lovelace", "ada", "es", "UTC");

    @Test
    void countsTheLengthOfANameInCodePoints() {
        assertThat(violation(ProfileField.FIRST_NAME, "😀".repeat(64))).isNull();
        assertThat(violation(ProfileField.FIRST_NAME, "😀".repeat(65))).isEqualTo("too-long");
        assertThat(violation(ProfileField.LAST_NAME, "x".repeat(64))).isNull();
        assertThat(violation(ProfileField.LAST_NAME, "x".repeat(65))).isEqualTo("too-long");
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_NAME, '', blank",
        "FIRST_NAME, '  ', blank",
        "LAST_NAME, '', blank",
        "USERNAME, '', username",
        "USERNAME, 1abc, username",
        "USERNAME, a-b, username",
        "USERNAME, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, username",
        "LANGUAGE_CODE, '', language",
        "LANGUAGE_CODE, es_MX, language",
        "LANGUAGE_CODE, und, language",
        "LANGUAGE_CODE, es-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd, language",
        "TIME_ZONE, CET+1, time-zone",
        "TIME_ZONE, europe/madrid, time-zone"
    })
    void refusesWhatBreaksTheRuleOfItsField(ProfileField field, String value, String code) {
        assertThat(violation(field, value)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001F", "\u007F", "\u009F", "\uD800"})
    void refusesControlCharactersAndHalfSurrogates(String character) {
        assertThat(violation(ProfileField.FIRST_NAME, "a" + character)).isEqualTo("control-character");
    }

    @ParameterizedTest
    @CsvSource({
        "USERNAME, a",
        "USERNAME, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "TIME_ZONE, America/Mexico_City",
        "LANGUAGE_CODE, zh-Hant-TW"
    })
    void acceptsWhatKeepsIt(ProfileField field, String value) {
        assertThat(violation(field, value)).isNull();
    }

    @Test
    void takesAwayWhatIsNullButNeverTheFirstName() {
        assertThat(violation(ProfileField.FIRST_NAME, null)).isEqualTo("required");

        var change = change(nulls(ProfileField.LAST_NAME, ProfileField.LANGUAGE_CODE, ProfileField.TIME_ZONE));

        assertThat(change.applyTo(new Profile("Ada", "L", "ada", "pt", "Asia/Tokyo")))
                .isEqualTo(new Profile("Ada", null, "ada", "es", "UTC"));
    }

    @Test
    void keepsALanguageInItsCanonicalCase() {
        assertThat(change(Map.of(ProfileField.LANGUAGE_CODE, "ZH-hant-tw")).values())
                .containsEntry(ProfileField.LANGUAGE_CODE, "zh-Hant-TW");
    }

    @Test
    void namesOnlyTheFieldsThatSaySomethingElse() {
        var change = change(Map.of(ProfileField.FIRST_NAME, "Ada", ProfileField.USERNAME, "countess"));

        assertThat(change.changedIn(ADA)).containsExactly("username");
        assertThat(change.applyTo(ADA)).isEqualTo(new Profile("Ada", "Lovelace", "countess", "es", "UTC"));
    }

    @Test
    void namesEveryBrokenFieldAtOnce() {
        var given = new HashMap<ProfileField, @Nullable String>();
        given.put(ProfileField.FIRST_NAME, null);
        given.put(ProfileField.TIME_ZONE, "Mars");

        assertThat(ProfileChange.of(given) instanceof Invalid<ProfileChange>(var violations) ? violations : List.of())
                .extracting("path")
                .containsExactlyInAnyOrder("/firstName", "/timeZone");
    }

    @Test
    void isNoRegistrationWithoutAFirstName() {
        var change = change(Map.of(ProfileField.USERNAME, "ada"));

        assertThatThrownBy(() -> new Registration(new UserId(1), change)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesWhatItDoesNotSpeakOf() {
        assertThat(change(Map.of()).applyTo(ADA)).isEqualTo(ADA);
        assertThat(change(Map.of()).changedIn(ADA)).isEmpty();
    }

    @Test
    void changesEveryField() {
        var change = change(Map.of(
                ProfileField.FIRST_NAME, "Eva",
                ProfileField.LAST_NAME, "Perez",
                ProfileField.USERNAME, "eva",
                ProfileField.LANGUAGE_CODE, "pt-br",
                ProfileField.TIME_ZONE, "Asia/Tokyo"));

        assertThat(change.applyTo(ADA)).isEqualTo(new Profile("Eva", "Perez", "eva", "pt-BR", "Asia/Tokyo"));
        assertThat(change.changedIn(ADA))
                .containsExactlyInAnyOrder("firstName", "lastName", "username", "languageCode", "timeZone");
    }

    @Test
    void changesNothingByTakingAwayWhatIsNotThere() {
        var change = change(nulls(ProfileField.LAST_NAME, ProfileField.USERNAME, ProfileField.TIME_ZONE));

        assertThat(change.changedIn(new Profile("Ada", null, null, "es", "UTC")))
                .isEmpty();
    }

    @Test
    void cannotBeTamperedWith() {
        var values = change(Map.of()).values();

        assertThatThrownBy(() -> values.put(ProfileField.FIRST_NAME, ""))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void makesARegistrationOnceItNamesAFirstName() {
        var change = change(Map.of(ProfileField.FIRST_NAME, "A"));

        assertThat(new Registration(new UserId(1), change))
                .isEqualTo(new Registration(new UserId(1), change, Past.NONE));
    }

    private static @Nullable String violation(ProfileField field, @Nullable String value) {
        var violation = field.violation(value);
        return violation == null ? null : violation.code();
    }

    private static Map<ProfileField, @Nullable String> nulls(ProfileField... fields) {
        var given = new HashMap<ProfileField, @Nullable String>();
        for (var field : fields) {
            given.put(field, null);
        }
        return given;
    }

    private static ProfileChange change(Map<ProfileField, @Nullable String> given) {
        Checked<ProfileChange> checked = ProfileChange.of(given);
        if (checked instanceof Valid<ProfileChange>(var change)) {
            return change;
        }
        throw new AssertionError(checked);
    }
}
