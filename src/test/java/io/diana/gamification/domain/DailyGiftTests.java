package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.diana.gamification.domain.GiftClaim.AlreadyClaimed;
import io.diana.gamification.domain.GiftClaim.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DailyGiftTests {

    private static final MemberCalendar MADRID = MemberCalendar.in(ZoneId.of("Europe/Madrid"));
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DailyGift CLAIMED = new DailyGift(LocalDate.parse("2026-11-24"));

    @Test
    void theFirstGiftIsThereAtOnce() {
        assertThat(DailyGift.NONE.claim(Instant.parse("2026-11-23T23:00:00Z"), MADRID))
                .isEqualTo(new Claimed(CLAIMED));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T23:00:00Z", "2026-11-24T22:59:59Z", "2026-11-23T12:00:00Z"})
    void isNotClaimedTwiceADay(Instant at) {
        assertThat(CLAIMED.claim(at, MADRID)).isEqualTo(new AlreadyClaimed(Instant.parse("2026-11-24T23:00:00Z")));
    }

    @Test
    void isClaimedAgainTheNextDay() {
        assertThat(CLAIMED.claim(Instant.parse("2026-11-24T23:00:00Z"), MADRID))
                .isEqualTo(new Claimed(new DailyGift(LocalDate.parse("2026-11-25"))));
    }

    @Test
    void isNotClaimedTwiceOnALongDay() {
        var at = Instant.parse("2026-11-24T01:00:00Z");
        var calendar = MemberCalendar.in(TOKYO).moved(MADRID.zone(), at);

        assertThat(CLAIMED.claim(Instant.parse("2026-11-24T20:00:00Z"), calendar))
                .isEqualTo(new AlreadyClaimed(Instant.parse("2026-11-24T23:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"0, 22", "1, 24", "23, 68", "24, 70", "25, 70", "999, 70"})
    void isWorthMoreWithTheStreakThatTheDayBelongsTo(int before, long points) {
        var row = new Streak.Row(
                LocalDate.parse("2026-11-23"),
                LocalDate.parse("2026-11-23"),
                Instant.parse("2026-11-24T23:00:00Z"),
                Instant.parse("2026-11-25T23:00:00Z"));
        var streak = before == 0 ? Streak.NONE : new Streak(before, before, row, null);
        var today = streak.record(Instant.parse("2026-11-24T12:00:00Z"), MADRID, false, StreakTests.RULES);

        assertThat(new Claimed(CLAIMED).points(today, new Rules.Gift(20, 2, 50)))
                .isEqualTo(points);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void movingGivesNoSecondGiftAndTakesNoneAway(long seed) {
        var journey = new Journey(seed);
        var calendar = MemberCalendar.in(journey.zone());
        var at = journey.instant(calendar.zone());
        var gift = DailyGift.NONE;
        for (var step = 0; step < 500; step++) {
            calendar = journey.chance(3) ? calendar.moved(journey.zone(), at) : calendar;
            gift = claimed(gift, at, calendar, journey);
            at = at.plus(journey.upTo(Duration.ofHours(20)));
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private static DailyGift claimed(DailyGift gift, Instant at, MemberCalendar calendar, Journey journey) {
        var where = journey.at(at);
        return switch (gift.claim(at, calendar)) {
            case Claimed(var next) -> {
                assertThat(next.claimedOn())
                        .as(where)
                        .isEqualTo(calendar.dayAt(at).date())
                        .isNotEqualTo(gift.claimedOn());
                assertThat(next.claim(at, calendar))
                        .as(where)
                        .asInstanceOf(type(AlreadyClaimed.class))
                        .isEqualTo(new AlreadyClaimed(calendar.dayEndAfter(at)));
                yield next;
            }
            case AlreadyClaimed(var nextAt) -> {
                assertThat(nextAt)
                        .as(where)
                        .isEqualTo(calendar.dayEndAfter(at))
                        .isBefore(at.plus(Duration.ofHours(51)));
                assertThat(gift.claim(nextAt.minusNanos(1), calendar)).as(where).isInstanceOf(AlreadyClaimed.class);
                assertThat(gift.claim(nextAt, calendar)).as(where).isInstanceOf(Claimed.class);
                yield gift;
            }
        };
    }
}
