package io.diana.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.validation.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFieldTests {

    @Test
    void isSpelledAsInTheApi() {
        assertThat(ProfileField.values())
                .extracting(ProfileField::json)
                .containsExactly("firstName", "lastName", "username", "languageCode", "timeZone");
    }

    @Test
    void fallsBackOnlyForLanguageAndTimeZone() {
        assertThat(ProfileField.values())
                .extracting(ProfileField::fallback)
                .containsExactly(null, null, null, "es", "UTC");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FIRST_NAME")
    void canBeTakenAwayButForTheFirstName(ProfileField field) {
        assertThat(field.violation(null)).isNull();
        assertThat(field.canonical(null)).isEqualTo(field.fallback());
    }

    @ParameterizedTest
    @EnumSource
    void standsInAProfile(ProfileField field) {
        var profile = new Profile("firstName", "lastName", "username", "languageCode", "timeZone");

        assertThat(profile.value(field)).isEqualTo(field.json());
    }

    @Test
    void isKeptAsItIsGivenButForTheCaseOfALanguage() {
        assertThat(ProfileField.USERNAME.canonical("Ada_L")).isEqualTo("Ada_L");
        assertThat(ProfileField.LANGUAGE_CODE.canonical("ES-mx")).isEqualTo("es-MX");
    }

    @Test
    void hasAFirstNameOfOneTo64CodePoints() {
        assertThat(ProfileField.FIRST_NAME.violation("A")).isNull();
        assertThat(ProfileField.FIRST_NAME.violation("x".repeat(64))).isNull();
        assertThat(ProfileField.FIRST_NAME.violation("x".repeat(65)))
                .isEqualTo(new Violation("/firstName", "too-long", "At most 64 characters."));
        assertThat(ProfileField.FIRST_NAME.violation(" "))
                .isEqualTo(new Violation("/firstName", "blank", "A first name has at least one visible character."));
        assertThat(ProfileField.FIRST_NAME.violation(null))
                .isEqualTo(new Violation("/firstName", "required", "Every member has a first name."));
    }

    @Test
    void hasALastNameOfUpTo64CodePoints() {
        assertThat(ProfileField.LAST_NAME.violation("😀".repeat(64))).isNull();
        assertThat(ProfileField.LAST_NAME.violation("😀".repeat(65)))
                .isEqualTo(new Violation("/lastName", "too-long", "At most 64 characters."));
        assertThat(ProfileField.LAST_NAME.violation(""))
                .isEqualTo(new Violation("/lastName", "blank", "Leave it out or send null to have none."));
        assertThat(ProfileField.LAST_NAME.violation("a\u0085"))
                .isEqualTo(
                        new Violation("/lastName", "control-character", "Control characters are not part of a name."));
    }

    @Test
    void hasALanguageOfUpTo35Characters() {
        var tag = "es-aaaaaaaa-bbbbbbbb-cccccccc-";

        assertThat(ProfileField.LANGUAGE_CODE.violation(tag + "ddddd")).isNull();
        assertThat(ProfileField.LANGUAGE_CODE.violation(tag + "dddddd"))
                .isEqualTo(new Violation(
                        "/languageCode",
                        "language",
                        "A BCP 47 language tag such as es or pt-BR, at most 35 characters."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-klingon", "e", "es-", "-es", "es\u0000", "abcdefghi"})
    void hasALanguageThatIsATagOfALanguage(String tag) {
        assertThat(ProfileField.LANGUAGE_CODE.violation(tag)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ada", "_ada", "ada\n", "ñandu", "a b", "a\u0000"})
    void hasAUsernameInTelegramsForm(String name) {
        assertThat(ProfileField.USERNAME.violation(name))
                .isEqualTo(new Violation(
                        "/username",
                        "username",
                        "A letter, then letters, digits and underscores, at most 32; without the @."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Base", "+01:00", "UTC\u0000"})
    void hasATimeZoneOfTheIana(String zone) {
        assertThat(ProfileField.TIME_ZONE.violation(zone))
                .isEqualTo(new Violation("/timeZone", "time-zone", "An IANA time zone such as America/Mexico_City."));
    }
}
