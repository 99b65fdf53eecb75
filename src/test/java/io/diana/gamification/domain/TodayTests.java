package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TodayTests {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void aWeekBeginsOnMonday() {
        assertThat(day("2026-11-23", "2026-11-23T23:00:00Z").monday()).isEqualTo("2026-11-23");
        assertThat(day("2026-11-25", "2026-11-25T23:00:00Z").monday()).isEqualTo("2026-11-23");
        assertThat(day("2026-11-29", "2026-11-29T23:00:00Z").monday()).isEqualTo("2026-11-23");
    }

    @Test
    void aWeekEndsWhenTheNextMondayBegins() {
        assertThat(day("2026-11-25", "2026-11-25T23:00:00Z").weekEnds()).isEqualTo("2026-11-29T23:00:00Z");
        assertThat(day("2026-11-29", "2026-11-29T23:00:00Z").weekEnds()).isEqualTo("2026-11-29T23:00:00Z");
    }

    @Test
    void aSundayThatIsLongMakesALongWeek() {
        assertThat(day("2026-11-29", "2026-11-30T08:00:00Z").weekEnds()).isEqualTo("2026-11-30T08:00:00Z");
    }

    @Test
    void aDayIsThatOfTheCalendar() {
        var moving =
                MemberCalendar.in(MADRID).moved(ZoneId.of("America/Havana"), Instant.parse("2026-11-25T12:00:00Z"));

        assertThat(Today.of(MemberCalendar.in(MADRID), Instant.parse("2026-11-25T12:00:00Z")))
                .isEqualTo(day("2026-11-25", "2026-11-25T23:00:00Z"));
        assertThat(Today.of(moving, Instant.parse("2026-11-26T01:00:00Z")))
                .isEqualTo(new Today(
                        LocalDate.parse("2026-11-25"),
                        Instant.parse("2026-11-24T23:00:00Z"),
                        Instant.parse("2026-11-26T05:00:00Z"),
                        ZoneId.of("America/Havana")));
    }

    private static Today day(String date, String ends) {
        var midnight = LocalDate.parse(date).atStartOfDay(MADRID).toInstant();
        return new Today(LocalDate.parse(date), midnight, Instant.parse(ends), MADRID);
    }
}
