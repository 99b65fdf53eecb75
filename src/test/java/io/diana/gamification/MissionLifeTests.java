package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.Refusal;
import io.diana.users.UserId;
import io.diana.vip.TimeTravel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** Missions that are done in time, and what they pay. */
@ProgressTest
class MissionLifeTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    @Autowired
    Players players;

    @Autowired
    GameMaster master;

    @Autowired
    TimeTravel time;

    UserId ada = Players.newId();
    String action = "";
    String mission = "";

    @BeforeEach
    void setUp() {
        master.clearTheTable();
        ada = players.somebodies(1, ZONE.getId()).getFirst();
        action = master.action();
        mission = GameMaster.newKey();
        time.travelTo(next(DayOfWeek.WEDNESDAY, LocalTime.NOON));
    }

    @AfterEach
    void nothingIsWrong() {
        assertThat(master.violations()).isZero();
    }

    private Instant next(DayOfWeek day, LocalTime at) {
        return ZonedDateTime.ofInstant(time.instant(), ZONE)
                .with(TemporalAdjusters.next(day))
                .with(at)
                .toInstant();
    }

    @Test
    void ofAHundredClaimsOneIsPaidAndAllAreToldOfIt() {
        master.mission(mission, "once", "actions." + action, 2, "");
        master.does(ada, action, 2);

        var bookings = Flux.range(0, 100)
                .flatMap(_ -> master.claiming(ada, mission, null), 100)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(bookings).filteredOn(Booked.class::isInstance).hasSize(1);
        assertThat(bookings).filteredOn(Repeated.class::isInstance).hasSize(99);
        assertThat(bookings.stream().map(MissionLifeTests::entry).map(Entry::no))
                .containsOnly(entry(bookings.getFirst()).no());
        assertThat(bookings.stream().map(MissionLifeTests::entry).map(Entry::answer))
                .containsOnly(entry(bookings.getFirst()).answer());
        assertThat(master.paid(ada, "mission")).isEqualTo(100);
    }

    @Test
    void aDailyMissionDoneOnTwoDaysPaysTwiceTheOldestFirst() {
        master.mission(mission, "daily", "actions." + action, 2, "");
        master.does(ada, action, 3);
        time.travel(Duration.ofDays(1));
        assertThat(players.number("SELECT count(*) FROM gamification.mission_done WHERE user_id = " + ada))
                .isOne();
        master.does(ada, action, 2);

        var first = entry(master.claimed(ada, mission));
        var second = entry(master.claimed(ada, mission));

        assertThat(first.cause().reason()).isLessThan(second.cause().reason());
        assertThat(master.claimed(ada, mission)).isEqualTo(new Repeated(second));
        assertThat(master.paid(ada, "mission")).isEqualTo(200);
        assertThat(players.number("SELECT missions FROM gamification.account WHERE user_id = " + ada))
                .isEqualTo(2);
    }

    @Test
    void whatIsNotClaimedForSevenDaysIsLost() {
        master.mission(mission, "daily", "actions." + action, 1, "");
        master.does(ada, action, 1);
        time.travelTo(next(DayOfWeek.THURSDAY, LocalTime.MIDNIGHT).plus(Duration.ofDays(7)));
        time.travel(Duration.ofSeconds(1));

        assertThat(master.claimed(ada, mission)).isEqualTo(new Refused(new Refusal.MissionExpired(mission)));
        assertThat(master.paid(ada, "mission")).isZero();
    }

    @Test
    void aWeekBeginsOnMondayWhereTheMemberIs() {
        master.mission(mission, "weekly", "actions." + action, 2, "");
        time.travelTo(next(DayOfWeek.SUNDAY, LocalTime.of(23, 59)));
        master.does(ada, action, 1);
        time.travel(Duration.ofMinutes(2));
        master.does(ada, action, 1);
        assertThat(master.claimed(ada, mission)).isEqualTo(new Refused(new Refusal.MissionNotCompleted(mission)));
        time.travelTo(next(DayOfWeek.SUNDAY, LocalTime.of(23, 50)));
        master.does(ada, action, 1);
        time.travel(Duration.ofDays(1));

        assertThat(master.claimed(ada, mission)).isInstanceOf(Booked.class);
        assertThat(players.texts(
                        "SELECT to_char(period, 'FMDay') FROM gamification.mission_run WHERE user_id = %s AND claimed_no IS NOT NULL"
                                .formatted(ada)))
                .containsExactly("Monday");
    }

    @Test
    void anEventCountsBetweenItsStartAndItsEnd() {
        var start = time.instant().plus(Duration.ofHours(1));
        var end = start.plus(Duration.ofHours(1));
        master.mission(
                mission, "event", "actions." + action, 2, ", \"start\": \"%s\", \"end\": \"%s\"".formatted(start, end));
        master.does(ada, action, 2);
        time.travelTo(start);
        time.travel(Duration.ofSeconds(1));
        master.does(ada, action, 1);
        assertThat(master.claimed(ada, mission)).isEqualTo(new Refused(new Refusal.MissionNotCompleted(mission)));
        var bob = players.somebody();
        master.does(bob, action, 1);
        master.does(ada, action, 1);
        time.travelTo(end);
        time.travel(Duration.ofSeconds(1));
        master.does(bob, action, 1);

        assertThat(master.claimed(ada, mission)).isInstanceOf(Booked.class);
        assertThat(master.claimed(bob, mission)).isEqualTo(new Refused(new Refusal.MissionExpired(mission)));
    }

    @Test
    void aMissionWaitsForThoseThatItRequires() {
        var before = GameMaster.newKey();
        var other = master.action();
        master.mission(before, "once", "actions." + other, 1, "");
        master.mission(mission, "once", "actions." + action, 1, ", \"requires\": [\"%s\"]".formatted(before));
        master.does(ada, action, 1);
        assertThat(master.claimed(ada, mission)).isEqualTo(new Refused(new Refusal.MissionNotCompleted(mission)));

        master.does(ada, other, 1);

        assertThat(master.claimed(ada, mission)).isInstanceOf(Booked.class);
    }

    @Test
    void aMissionWaitsForALevel() {
        master.mission(mission, "weekly", "actions." + action, 1, ", \"minLevel\": 2");
        master.does(ada, action, 1);
        assertThat(master.claimed(ada, mission)).isEqualTo(new Refused(new Refusal.MissionNotCompleted(mission)));

        players.execute("UPDATE gamification.account SET level = 2 WHERE user_id = " + ada);
        master.does(ada, action, 1);

        assertThat(master.claimed(ada, mission)).isInstanceOf(Booked.class);
    }

    @Test
    void aMissionForVipMembersIsForThem() {
        master.mission(mission, "weekly", "actions." + action, 1, ", \"vipOnly\": true");
        master.does(ada, action, 1);
        assertThat(master.claimed(ada, mission)).isEqualTo(new Refused(new Refusal.MissionNotCompleted(mission)));

        players.execute("UPDATE gamification.account SET vip = true WHERE user_id = " + ada);
        master.does(ada, action, 1);

        assertThat(master.claimed(ada, mission)).isInstanceOf(Booked.class);
    }

    @Test
    void ofFiftyAwardsThatCrossAStepOneUnlocksIt() {
        var achievement = GameMaster.newKey();
        master.achievement(achievement, "actions." + action, 20, 40);

        Flux.range(0, 50)
                .flatMap(_ -> players.booking(Players.action(ada, action)), 50)
                .blockLast(LIMIT);

        assertThat(players.number("SELECT count(*) FROM gamification.unlock WHERE user_id = " + ada))
                .isEqualTo(2);
        assertThat(master.paid(ada, "achievement")).isEqualTo(600);
        assertThat(players.eventsOf(ada))
                .filteredOn(AchievementUnlocked.class::isInstance)
                .hasSize(2);
    }

    @Test
    void whatIsPaidLeadsFurther() {
        var achievement = GameMaster.newKey();
        master.mission(mission, "once", "actions." + action, 1, "");
        master.achievement(achievement, "points", 90);
        master.does(ada, action, 1);

        var answer = Objects.requireNonNull(entry(master.claimed(ada, mission)).answer());

        assertThat(answer.unlocked()).extracting(Entry.Unlocked::key).contains(achievement);
        assertThat(answer.balance()).isEqualTo(10 + 1 + 100 + 900);
    }

    private static Entry entry(Booking booking) {
        return switch (booking) {
            case Booked(var _, var entry) -> entry;
            case Repeated(var entry) -> entry;
            case Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }
}
