package io.diana.vip;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happens to members because time passes; the tests travel, nobody waits for days. */
@VipTest
class ExpiryTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    Community community;

    @Autowired
    TimeTravel time;

    UserId ada = Community.newId();

    @BeforeEach
    void setUp() {
        ada = community.somebody();
    }

    @Test
    void aPlanEndsByItselfInTime() {
        var end = end(community.granted(ada, "monthly", "PT2S").end());

        awaitEvents(ada, VipExpired.class, 1);

        assertThat(community.eventsOf(ada))
                .filteredOn(VipExpired.class::isInstance)
                .containsExactly(new VipExpired(ada, "monthly", new Membership(false, null, java.util.Map.of()), end));
        assertThat(lateness(ada, VipExpired.class, end)).isLessThan(Duration.ofSeconds(5));
        assertThat(community.historyOf(ada)).containsExactly("ADMIN_GRANTED - monthly", "VIP_EXPIRED monthly -");
        Awaitility.await().atMost(LIMIT).until(() -> community.projectionOf(ada).equals("f"));
    }

    @Test
    void remindersAreSaidOnceEachAndAreCancelledByAnExtension() {
        community.granted(ada, "monthly", "P30D");
        travelToJustBefore(Duration.ofDays(23));
        awaitEvents(ada, VipExpiring.class, 1);
        community.granted(ada, "monthly", "P30D");
        travelToJustBefore(Duration.ofDays(6)); // the reminder of the day before the first end
        var eva = settledAfterTravel();
        assertThat(reminders(ada)).containsExactly(7);

        time.travel(Duration.ofDays(24));
        awaitEvents(ada, VipExpiring.class, 2);
        time.travel(Duration.ofDays(6));
        awaitEvents(ada, VipExpiring.class, 3);
        time.travel(DAY);
        awaitEvents(ada, VipExpired.class, 1);

        assertThat(reminders(ada)).containsExactly(7, 7, 1);
        assertThat(community.historyOf(ada))
                .containsExactly("ADMIN_GRANTED - monthly", "VIP_EXTENDED monthly monthly", "VIP_EXPIRED monthly -");
        assertThat(community.historyOf(eva)).hasSize(2);
    }

    @Test
    void whatCameDueWhileNobodyLookedIsSaidInOrder() {
        var members = community.somebodies(3);
        community.granted(members.get(0), "monthly", "P3D");
        community.granted(members.get(0), "yearly", "P2D");
        community.granted(members.get(1), "monthly", "P1D");
        community.granted(members.get(2), "monthly", "P10D");

        time.travel(Duration.ofDays(4));
        awaitEvents(members.get(0), VipExpired.class, 2);
        awaitEvents(members.get(1), VipExpired.class, 1);
        awaitEvents(members.get(2), VipExpiring.class, 1);

        assertThat(community.historyOf(members.getFirst()))
                .endsWith("VIP_EXPIRED monthly monthly", "VIP_EXPIRED monthly -");
        var order = community.texts("""
                SELECT aggregate FROM outbox.event
                 WHERE type LIKE '%%.VipExpired' AND aggregate IN ('%s', '%s') ORDER BY position
                """.formatted(members.get(0), members.get(1)));
        assertThat(order).hasSize(3);
        assertThat(ends(members.getFirst())).isSorted();
    }

    @Test
    void aMemberWithWhomItFailsNeverStopsTheOthers() {
        var members = community.somebodies(30);
        var poisoned = members.get(7);
        members.forEach(id -> community.granted(id, "monthly", "P2D"));
        community.execute("""
                CREATE FUNCTION public.poison() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$
                """);
        community.execute("""
                CREATE TRIGGER poison BEFORE INSERT ON vip.history FOR EACH ROW
                  WHEN (NEW.user_id = %s AND NEW.reason = 'VIP_EXPIRED') EXECUTE FUNCTION public.poison()
                """.formatted(poisoned));

        time.travel(Duration.ofDays(2));
        members.stream().filter(id -> !id.equals(poisoned)).forEach(id -> awaitEvents(id, VipExpired.class, 1));
        Awaitility.await().atMost(LIMIT).until(() -> failuresOf(poisoned) > 1);
        assertThat(community.eventsOf(poisoned)).noneMatch(VipExpired.class::isInstance);

        community.execute("DROP TRIGGER poison ON vip.history");
        community.execute("DROP FUNCTION public.poison()");
        awaitEvents(poisoned, VipExpired.class, 1);
        assertThat(failuresOf(poisoned)).isZero();
    }

    @Test
    void noOneEndsExpiredWithTimeLeftOrTheReverseHoweverAnExtensionMeetsTheEnd() {
        var members = community.somebodies(200);
        var start = time.instant();
        Flux.fromIterable(members)
                .flatMap(id -> community.ordering(id, "monthly", "PT3S"), 8)
                .blockLast(LIMIT);

        Flux.fromIterable(members)
                .flatMap(
                        id -> Mono.delay(untilAbout(start.plusSeconds(4)))
                                .then(community.ordering(id, "monthly", "PT1H")),
                        members.size())
                .blockLast(LIMIT);

        members.forEach(id -> {
            var history = community.historyOf(id);
            assertThat(history)
                    .isIn(
                            List.of("ADMIN_GRANTED - monthly", "VIP_EXTENDED monthly monthly"),
                            List.of("ADMIN_GRANTED - monthly", "VIP_EXPIRED monthly -", "ADMIN_GRANTED - monthly"));
            var isExtended = history.size() == 2;
            assertThat(community.texts(
                            "SELECT (until - since)::text FROM vip.holding WHERE user_id = %s".formatted(id)))
                    .containsExactly(isExtended ? "01:00:03" : "01:00:00");
            var last = community.eventsOf(id).stream()
                    .filter(event -> !(event instanceof io.diana.users.MembershipChanged))
                    .toList()
                    .getLast();
            assertThat(last).isInstanceOf(isExtended ? VipExtended.class : VipActivated.class);
        });
        assertThat(members.stream().map(id -> community.historyOf(id).size()).distinct())
                .as("extensions on both sides of the end")
                .containsExactlyInAnyOrder(2, 3);
    }

    private Duration untilAbout(Instant instant) {
        var delay = Duration.between(time.instant(), instant)
                .plusMillis(ThreadLocalRandom.current().nextLong(-1_500, 1_500));
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    /** Somebody whose plan ends now: when that was said, everything that was due before has been said as well. */
    private UserId settledAfterTravel() {
        var eva = community.somebody();
        community.granted(eva, "monthly", "PT1S");
        awaitEvents(eva, VipExpired.class, 1);
        return eva;
    }

    private void travelToJustBefore(Duration by) {
        time.travel(by.minusMillis(500));
    }

    private void awaitEvents(UserId id, Class<?> type, int count) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        community.eventsOf(id).stream().filter(type::isInstance).count() >= count);
    }

    private List<Integer> reminders(UserId id) {
        return community.eventsOf(id).stream()
                .filter(VipExpiring.class::isInstance)
                .map(event -> ((VipExpiring) event).days())
                .toList();
    }

    private List<Instant> ends(UserId id) {
        return community.eventsOf(id).stream()
                .filter(VipExpired.class::isInstance)
                .map(event -> ((VipExpired) event).at())
                .toList();
    }

    private long failuresOf(UserId id) {
        return Long.parseLong(community
                .texts("SELECT failures FROM vip.member WHERE user_id = %s".formatted(id))
                .getFirst());
    }

    private Duration lateness(UserId id, Class<?> type, Instant due) {
        var said = community.texts("""
                SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM outbox.event
                 WHERE aggregate = '%s' AND type = '%s'
                """.formatted(id, type.getName()));
        return Duration.between(due, Instant.parse(said.getFirst()));
    }

    private static Instant end(@org.jspecify.annotations.Nullable Instant end) {
        return java.util.Objects.requireNonNull(end);
    }
}
