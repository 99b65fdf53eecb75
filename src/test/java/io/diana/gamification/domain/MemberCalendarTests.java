package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.MemberCalendar.Day;
import io.diana.gamification.domain.MemberCalendar.Move;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MemberCalendarTests {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
    private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");

    @ParameterizedTest
    @CsvSource({
        // no midnight: the clocks are put forward over it
        "America/Sao_Paulo, 2018-11-04T02:59:59Z, 2018-11-03, 2018-11-04T03:00:00Z",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-04, 2018-11-05T02:00:00Z",
        "Africa/Cairo, 2026-04-23T21:59:59Z, 2026-04-23, 2026-04-23T22:00:00Z",
        "Africa/Cairo, 2026-04-23T22:00:00Z, 2026-04-24, 2026-04-24T21:00:00Z",
        "Asia/Beirut, 2026-03-28T22:00:00Z, 2026-03-29, 2026-03-29T21:00:00Z",
        "America/Havana, 2026-03-08T05:00:00Z, 2026-03-08, 2026-03-09T04:00:00Z",
        // two midnights
        "America/Havana, 2026-11-01T04:30:00Z, 2026-11-01, 2026-11-02T05:00:00Z",
        "America/Havana, 2026-11-01T05:30:00Z, 2026-11-01, 2026-11-02T05:00:00Z",
        "America/Sao_Paulo, 2019-02-17T02:30:00Z, 2019-02-16, 2019-02-17T03:00:00Z",
        // back into yesterday a minute after midnight
        "America/St_Johns, 2010-11-07T02:29:59Z, 2010-11-06, 2010-11-07T02:30:00Z",
        "America/St_Johns, 2010-11-07T02:45:00Z, 2010-11-07, 2010-11-08T03:30:00Z",
        // dates that were left out
        "Pacific/Apia, 2011-12-30T09:59:59Z, 2011-12-29, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 2011-12-30T10:00:00Z, 2011-12-31, 2011-12-31T10:00:00Z",
        "Pacific/Kwajalein, 1993-08-21T11:59:59Z, 1993-08-20, 1993-08-21T12:00:00Z",
        "Pacific/Kwajalein, 1993-08-21T12:00:00Z, 1993-08-22, 1993-08-22T12:00:00Z",
        // a leap day
        "UTC, 2028-02-29T12:00:00Z, 2028-02-29, 2028-03-01T00:00:00Z",
        "UTC, 2027-02-28T12:00:00Z, 2027-02-28, 2027-03-01T00:00:00Z"
    })
    void aDayGoesFromMidnightToMidnight(ZoneId zone, Instant at, LocalDate date, Instant end) {
        var calendar = MemberCalendar.in(zone);

        assertThat(calendar.dayAt(at)).isEqualTo(new Day(date, end));
        assertThat(calendar.dayEndAfter(at)).isEqualTo(end);
    }

    @Test
    void theDayOfAMoveToTheEastEndsInTheOldZone() {
        var calendar = MemberCalendar.in(MADRID).moved(TOKYO, Instant.parse("2026-11-24T19:00:00Z"));

        assertThat(calendar).isEqualTo(new MemberCalendar(MADRID, new Move(TOKYO, LocalDate.parse("2026-11-24"))));
        assertThat(calendar.arrived()).isEqualTo(MemberCalendar.in(TOKYO));
        assertDay(calendar, "2026-11-24T22:59:59.999999999Z", "2026-11-24", "2026-11-24T23:00:00Z");
        assertDay(calendar, "2026-11-24T23:00:00Z", "2026-11-25", "2026-11-25T15:00:00Z");
    }

    @Test
    void theDayOfAMoveToTheWestGoesOnUntilItEndsInTheNewZone() {
        var calendar = MemberCalendar.in(TOKYO).moved(MADRID, Instant.parse("2026-11-24T01:00:00Z"));

        assertDay(calendar, "2026-11-24T15:00:00Z", "2026-11-24", "2026-11-24T23:00:00Z");
        assertDay(calendar, "2026-11-24T22:59:59Z", "2026-11-24", "2026-11-24T23:00:00Z");
        assertDay(calendar, "2026-11-24T23:00:00Z", "2026-11-25", "2026-11-25T23:00:00Z");
    }

    @Test
    void aDateDoesNotComeBackOverTheDateLine() {
        var calendar = MemberCalendar.in(KIRITIMATI).moved(HONOLULU, Instant.parse("2026-11-23T10:30:00Z"));

        assertDay(calendar, "2026-11-23T10:30:00Z", "2026-11-24", "2026-11-25T10:00:00Z");
        assertDay(calendar, "2026-11-25T09:59:59Z", "2026-11-24", "2026-11-25T10:00:00Z");
        assertDay(calendar, "2026-11-25T10:00:00Z", "2026-11-25", "2026-11-26T10:00:00Z");
    }

    @Test
    void aDateIsLeftOutOverTheDateLine() {
        var calendar =
                MemberCalendar.in(ZoneId.of("Etc/GMT+12")).moved(KIRITIMATI, Instant.parse("2026-11-24T20:00:00Z"));

        assertDay(calendar, "2026-11-25T11:59:59Z", "2026-11-24", "2026-11-25T12:00:00Z");
        assertDay(calendar, "2026-11-25T12:00:00Z", "2026-11-26", "2026-11-26T10:00:00Z");
        assertThat(calendar.startOf(LocalDate.parse("2026-11-25"))).isEqualTo("2026-11-25T12:00:00Z");
    }

    @Test
    void knowsTheDaysBeforeAMove() {
        var calendar = MemberCalendar.in(TOKYO).moved(MADRID, Instant.parse("2026-11-24T01:00:00Z"));

        assertDay(calendar, "2026-11-22T15:00:00Z", "2026-11-23", "2026-11-23T15:00:00Z");
        assertThat(calendar.startOf(LocalDate.parse("2026-11-24"))).isEqualTo("2026-11-23T15:00:00Z");
        assertThat(calendar.startOf(LocalDate.parse("2026-11-26"))).isEqualTo("2026-11-25T23:00:00Z");
    }

    @Test
    void aMoveIsBehindTheMemberOnceTheDayHasEnded() {
        var calendar = MemberCalendar.in(TOKYO).moved(MADRID, Instant.parse("2026-11-24T01:00:00Z"));

        assertThat(calendar.at(Instant.parse("2026-11-24T22:59:59Z"))).isEqualTo(calendar);
        assertThat(calendar.at(Instant.parse("2026-11-24T23:00:00Z"))).isEqualTo(MemberCalendar.in(MADRID));
        assertThat(MemberCalendar.in(MADRID).at(Instant.EPOCH)).isEqualTo(MemberCalendar.in(MADRID));
        assertThat(MemberCalendar.in(MADRID).arrived()).isEqualTo(MemberCalendar.in(MADRID));
    }

    @Test
    void anotherMoveTakesThePlaceOfOneThatIsNotInForce() {
        var calendar = MemberCalendar.in(TOKYO)
                .moved(MADRID, Instant.parse("2026-11-24T01:00:00Z"))
                .moved(HONOLULU, Instant.parse("2026-11-24T20:00:00Z"));

        assertThat(calendar).isEqualTo(new MemberCalendar(TOKYO, new Move(HONOLULU, LocalDate.parse("2026-11-24"))));
        assertDay(calendar, "2026-11-24T20:00:00Z", "2026-11-24", "2026-11-25T10:00:00Z");
    }

    @Test
    void aMoveAfterOneThatIsInForceBeginsThere() {
        var calendar = MemberCalendar.in(TOKYO)
                .moved(MADRID, Instant.parse("2026-11-24T01:00:00Z"))
                .moved(TOKYO, Instant.parse("2026-11-25T01:00:00Z"));

        assertThat(calendar).isEqualTo(new MemberCalendar(MADRID, new Move(TOKYO, LocalDate.parse("2026-11-25"))));
    }

    @Test
    void movingBackIsNoMove() {
        var calendar = MemberCalendar.in(TOKYO).moved(MADRID, Instant.parse("2026-11-24T01:00:00Z"));

        assertThat(calendar.moved(TOKYO, Instant.parse("2026-11-24T02:00:00Z"))).isEqualTo(MemberCalendar.in(TOKYO));
        assertThat(calendar.moved(TOKYO, Instant.parse("2026-11-24T16:00:00Z"))).isEqualTo(MemberCalendar.in(TOKYO));
    }

    @Test
    void aDayThatHasEndedEverywhereEndsWithTheMove() {
        var seoul = ZoneId.of("Asia/Seoul");
        var calendar = MemberCalendar.in(TOKYO).moved(MADRID, Instant.parse("2026-11-24T01:00:00Z"));

        assertThat(calendar.moved(seoul, Instant.parse("2026-11-24T15:00:00Z"))).isEqualTo(MemberCalendar.in(seoul));
    }

    @Test
    void aWeekBeginsOnMonday() {
        var calendar = MemberCalendar.in(MADRID);

        assertThat(calendar.weekOf(Instant.parse("2026-11-22T22:59:59Z"))).isEqualTo("2026-11-16");
        assertThat(calendar.weekOf(Instant.parse("2026-11-22T23:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(calendar.weekEndAfter(Instant.parse("2026-11-22T22:59:59Z"))).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(calendar.weekEndAfter(Instant.parse("2026-11-22T23:00:00Z"))).isEqualTo("2026-11-29T23:00:00Z");
    }

    @Test
    void aWeekEndsWithItsLongDay() {
        var sunday = Instant.parse("2026-11-22T01:00:00Z");
        var calendar = MemberCalendar.in(TOKYO).moved(MADRID, sunday);

        assertThat(calendar.weekEndAfter(sunday)).isEqualTo("2026-11-22T23:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDayBearsTheLatestDateThatItsZoneHasSeen(long seed) {
        var journey = new Journey(seed);
        for (var zone : Journey.ZONES) {
            var at = journey.instant(zone);
            var day = MemberCalendar.in(zone).dayAt(at);

            assertThat(day.date()).as(journey.at(zone + " " + at)).isEqualTo(latestDate(zone, at));
            assertThat(day.end()).as(journey.at(zone + " " + at)).isAfter(at);
            assertThat(latestDate(zone, day.end().minusNanos(1)))
                    .as(journey.at(zone + " " + at))
                    .isEqualTo(day.date());
            assertThat(latestDate(zone, day.end()))
                    .as(journey.at(zone + " " + at))
                    .isAfter(day.date());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void datesOnlyRiseWhereverTheMemberMoves(long seed) {
        var journey = new Journey(seed);
        var calendar = MemberCalendar.in(journey.zone());
        var at = journey.instant(calendar.zone());
        for (var step = 0; step < 500; step++) {
            var day = calendar.dayAt(at);
            var moved = calendar.moved(journey.zone(), at);
            assertThat(moved.dayAt(at).date()).as(journey.at(at)).isAfterOrEqualTo(day.date());
            assertThat(moved.dayAt(at).end()).as(journey.at(at)).isAfter(at).isBefore(at.plus(Duration.ofHours(51)));
            calendar = journey.chance(2) ? moved : calendar;
            day = calendar.dayAt(at);
            assertThat(calendar.dayAt(day.end().minusNanos(1)))
                    .as(journey.at(at))
                    .isEqualTo(day);
            assertThat(calendar.dayAt(day.end()).date()).as(journey.at(at)).isAfter(day.date());
            assertThat(calendar.at(at).dayAt(at)).as(journey.at(at)).isEqualTo(day);
            at = at.plus(journey.upTo(Duration.ofHours(20)));
            assertThat(calendar.dayAt(at).date()).as(journey.at(at)).isAfterOrEqualTo(day.date());
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /** The oracle: all clock changes of the last days, and where the clock stood before each of them. */
    private static LocalDate latestDate(ZoneId zone, Instant at) {
        var latest = at.atZone(zone).toLocalDate();
        var change = zone.getRules().previousTransition(at.plusNanos(1));
        while (change != null && change.getInstant().isAfter(at.minus(Duration.ofDays(4)))) {
            var before = change.getDateTimeBefore().minusNanos(1).toLocalDate();
            latest = before.isAfter(latest) ? before : latest;
            change = zone.getRules().previousTransition(change.getInstant());
        }
        return latest;
    }

    private static void assertDay(MemberCalendar calendar, String at, String date, String end) {
        assertThat(calendar.dayAt(Instant.parse(at))).isEqualTo(new Day(LocalDate.parse(date), Instant.parse(end)));
    }
}
