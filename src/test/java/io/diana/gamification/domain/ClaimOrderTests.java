package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.ADA;
import static io.diana.gamification.domain.Game.MIDNIGHT;
import static io.diana.gamification.domain.Game.NOW;
import static io.diana.gamification.domain.Game.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.PointsAwarded;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimOrderTests {

    private static final Mission TALK = SomeDefinitions.sound(
            Mission.class,
            "{'key': 'talk', 'kind': 'DAILY', 'points': 100, 'objectives': [{'counter': 'gifts', 'required': 2}]}");
    private static final Account ACCOUNT = Account.opened(new Opening(ADA, "UTC", NOW));

    @Test
    void paysACompletedRun() {
        var run = run(WEDNESDAY, NOW, null, MIDNIGHT);

        var booked = (Booked) claim(null, unpaid(run));

        var claimed = new MissionRun(run.id(), run.progress(), NOW, NOW, MIDNIGHT);
        assertThat(booked.change().entries()).containsExactly(booked.entry());
        assertThat(booked.entry().sums().amount()).isEqualTo(100);
        assertThat(booked.entry().kind()).isEqualTo(Entry.Kind.BONUS);
        assertThat(booked.entry().cause())
                .isEqualTo(new Cause("mission", new Words("talk 2026-11-25", false), null, null));
        assertThat(booked.entry().answer()).isNotNull();
        assertThat(booked.change().steps()).isEqualTo(Change.Steps.paid(claimed, booked.entry()));
        assertThat(booked.change().after().progress().runs()).containsEntry(run.id(), claimed);
        assertThat(booked.change().events()).hasOnlyElementsOfType(PointsAwarded.class);
    }

    @Test
    void saysNoPeriodOfWhatIsDoneOnce() {
        var booked = (Booked) claim("once-1", unpaid(run(MissionRun.ONLY, NOW, null, null)));

        assertThat(booked.entry().cause().reason()).isEqualTo("talk");
        assertThat(booked.entry().cause().order()).isEqualTo(new Order("once-1", Digest.of("claim talk")));
    }

    @Test
    void paysTheOldestOfThoseThatWait() {
        var lost = run(WEDNESDAY.minusDays(9), NOW, null, NOW.minus(Duration.ofDays(8)));
        var older = run(WEDNESDAY.minusDays(2), NOW, null, NOW.minus(Duration.ofDays(1)));
        var newer = run(WEDNESDAY, NOW, null, MIDNIGHT);

        var booked = (Booked) claim(null, unpaid(newer), unpaid(older), unpaid(lost));

        assertThat(booked.change().steps().payments()).containsOnlyKeys(older.id());
    }

    @Test
    void isToldOfTheLatestWhenNoneWaits() {
        var entry = ((Booked) claim(null, unpaid(run(WEDNESDAY, NOW, null, MIDNIGHT)))).entry();
        var earlier = new RewardedRun(run(WEDNESDAY.minusDays(1), NOW, NOW, NOW), entry);
        var begun = run(WEDNESDAY, null, null, MIDNIGHT);
        var over = run(WEDNESDAY, null, null, NOW);

        assertThat(claim(null, earlier)).isEqualTo(new Repeated(entry));
        assertThat(claim(null, unpaid(begun), earlier)).isEqualTo(new Refused(new Refusal.MissionNotCompleted("talk")));
        assertThat(claim(null, earlier, unpaid(over))).isEqualTo(new Refused(new Refusal.MissionExpired("talk")));
        assertThat(claim(null)).isEqualTo(new Refused(new Refusal.MissionNotCompleted("talk")));
    }

    @Test
    void isOfAMissionThatThereIs() {
        var waiting = unpaid(run(WEDNESDAY, NOW, null, MIDNIGHT));
        var retired = SomeDefinitions.sound(Mission.class, "{'key': 'talk', 'points': 7, 'active': false}");
        var unknown = new Refused(new Refusal.UnknownMission("talk"));

        assertThat(order(null, waiting).on(ACCOUNT, moment())).isEqualTo(unknown);
        assertThat(order(null).on(ACCOUNT, moment(retired))).isEqualTo(unknown);
        assertThat(((Booked) order(null, waiting).on(ACCOUNT, moment(retired)))
                        .entry()
                        .sums()
                        .amount())
                .isEqualTo(7);
    }

    @Test
    void isAnsweredAgainUnderItsKey() {
        var booked = (Booked) claim("k", unpaid(run(WEDNESDAY, NOW, null, MIDNIGHT)));
        var after = booked.change().after();

        assertThat(order("k").on(after, moment(TALK))).isEqualTo(new Repeated(booked.entry()));
        assertThat(new ClaimOrder(ADA, "other", "k", List.of()).on(after, moment(TALK)))
                .isEqualTo(new Refused(new Refusal.KeyReused("k")));
    }

    @Test
    void isNotPaidToWhoeverIsSuspended() {
        var suspended = ACCOUNT.with(ACCOUNT.standing().with(new Suspension(true, null)));

        assertThat(order(null, unpaid(run(WEDNESDAY, NOW, null, MIDNIGHT))).on(suspended, moment(TALK)))
                .isEqualTo(new Refused(new Refusal.Suspended(ADA)));
    }

    private static Booking claim(@Nullable String key, RewardedRun... runs) {
        return order(key, runs).on(ACCOUNT, moment(TALK));
    }

    private static ClaimOrder order(@Nullable String key, RewardedRun... runs) {
        return new ClaimOrder(ADA, "talk", key, List.of(runs));
    }

    private static Moment moment(Definition... definitions) {
        return new Moment(NOW, Game.of(definitions));
    }

    private static RewardedRun unpaid(MissionRun run) {
        return new RewardedRun(run, null);
    }

    private static MissionRun run(
            LocalDate period, @Nullable Instant completedAt, @Nullable Instant claimedAt, @Nullable Instant expiresAt) {
        return new MissionRun(new MissionRun.Id("talk", period), List.of(2L), completedAt, claimedAt, expiresAt);
    }
}
