package io.diana.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.domain.Publication.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterValueTests {

    @Test
    void readsAStatusAsItIsWritten() {
        assertThat(FilterValue.STATUS.read("dead")).contains(Status.DEAD);
        assertThat(FilterValue.STATUS.read("lost")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-01-31T12:00:00Z", "2030-01-31T13:00:00+01:00", "2030-01-31T13:00:00 01:00"})
    void readsAnInstantAlsoWhereThePlusSignHasBecomeASpace(String text) {
        assertThat(FilterValue.SINCE.read(text)).contains(Instant.parse("2030-01-31T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2030-01-31",
                "+12030-01-31T12:00:00Z",
                "-2030-01-31T12:00:00Z",
                "2030-02-30T12:00:00Z"
            })
    void readsNothingElseAsAnInstant(String text) {
        assertThat(FilterValue.SINCE.read(text)).isEmpty();
    }

    @Test
    void readsNamesUpToTheirLongest() {
        assertThat(FilterValue.LISTENER.read("a".repeat(100))).isPresent();
        assertThat(FilterValue.LISTENER.read("a".repeat(101))).isEmpty();
        assertThat(FilterValue.LISTENER.read("gamification.")).isEmpty();
        assertThat(FilterValue.TYPE.read("A".repeat(300))).isPresent();
        assertThat(FilterValue.TYPE.read("A".repeat(301))).isEmpty();
        assertThat(FilterValue.TYPE.read("io.diana.users.UserRegistered")).isPresent();
        assertThat(FilterValue.TYPE.read("1A")).isEmpty();
    }
}
