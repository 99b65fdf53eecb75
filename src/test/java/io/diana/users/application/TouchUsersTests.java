package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.EVA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.users.domain.Presence;
import io.diana.users.domain.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class TouchUsersTests {

    private final MembersInAMap users = new MembersInAMap();
    private final PresencesInAList activities = new PresencesInAList();
    private final Hands clock = new Hands();
    private final TouchUsers touch = new TouchUsers(users, activities, clock);

    @Test
    void tellsWhereEachStandsAndTouchesNoneButMembers() {
        users.put(Members.active(ADA));
        users.put(Members.suspended(EVA, null));
        users.put(Members.erased(new UserId(3)));

        touch.here(List.of(ADA, EVA, new UserId(3), NOBODY))
                .as(StepVerifier::create)
                .expectNext(Map.of(ADA, Status.ACTIVE, EVA, Status.SUSPENDED, new UserId(3), Status.ERASED))
                .verifyComplete();

        assertThat(touch.waiting()).isEqualTo(2);
        flush();
        assertThat(activities.batches).hasSize(1);
        assertThat(activities.batches.getFirst())
                .containsExactlyInAnyOrder(new Presence(ADA, NOW), new Presence(EVA, NOW));
        assertThat(activities.instants).containsExactly(NOW);
        assertThat(touch.waiting()).isZero();
    }

    @Test
    void writesNothingWhenNobodyWasHere() {
        flush();

        assertThat(activities.batches).isEmpty();
    }

    @Test
    void writesOneMemberOnceAMinute() {
        users.put(Members.active(ADA));
        touch(List.of(ADA));
        flush();
        clock.advance(Duration.ofSeconds(59));
        touch(List.of(ADA));
        flush();

        assertThat(activities.batches).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        flush();
        assertThat(activities.batches)
                .containsExactly(List.of(new Presence(ADA, NOW)), List.of(new Presence(ADA, NOW.plusSeconds(59))));
    }

    @Test
    void readsTheClockAtEachFlushSinceAScheduleSubscribesToTheSameOne() {
        users.put(Members.active(ADA));
        var flush = touch.flush();
        touch(List.of(ADA));
        flush.as(StepVerifier::create).verifyComplete();
        clock.advance(Duration.ofSeconds(60));
        touch(List.of(ADA));
        flush.as(StepVerifier::create).verifyComplete();

        assertThat(activities.instants).containsExactly(NOW, NOW.plusSeconds(60));
    }

    @Test
    void writesFiveThousandAtATimeUntilNoneIsLeft() {
        touchMany(10_001);

        flush();

        assertThat(activities.batches).extracting(List::size).containsExactly(5_000, 5_000, 1);
        assertThat(touch.waiting()).isZero();
    }

    @Test
    void looksOnceMoreAfterAFullBatch() {
        touchMany(5_000);

        flush();

        assertThat(activities.batches).extracting(List::size).containsExactly(5_000);
        assertThat(touch.waiting()).isZero();
    }

    @Test
    void writesAMinuteLaterWhatAnotherNodeWroteTooRecently() {
        users.put(Members.active(ADA));
        users.put(Members.active(EVA));
        touch(List.of(ADA, EVA));
        activities.leftOut.add(ADA);
        flush();

        assertThat(touch.waiting()).isOne();
        activities.leftOut.clear();
        clock.advance(Duration.ofSeconds(59));
        flush();
        assertThat(activities.batches).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        flush();
        assertThat(activities.batches.getLast()).containsExactly(new Presence(ADA, NOW));
    }

    @Test
    void triesAgainAtOnceWhatCouldNotBeWritten() {
        users.put(Members.active(ADA));
        touch(List.of(ADA));
        activities.broken = true;

        touch.flush().as(StepVerifier::create).verifyErrorMessage("The database is away.");

        assertThat(touch.waiting()).isOne();
        activities.broken = false;
        flush();
        assertThat(activities.batches).containsExactly(List.of(new Presence(ADA, NOW)));
    }

    private void touchMany(int count) {
        var ids = LongStream.rangeClosed(1, count).mapToObj(UserId::new).toList();
        ids.forEach(id -> users.put(Members.active(id)));
        touch(Set.copyOf(ids));
        assertThat(touch.waiting()).isEqualTo(count);
    }

    private void touch(Collection<UserId> ids) {
        touch.here(ids).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    private void flush() {
        touch.flush().as(StepVerifier::create).verifyComplete();
    }

    private static final class PresencesInAList implements Activities {

        private final List<List<Presence>> batches = new ArrayList<>();
        private final List<Instant> instants = new ArrayList<>();
        private final Set<UserId> leftOut = new HashSet<>();
        private boolean broken;

        @Override
        public Flux<Presence> write(List<Presence> presences, Instant now) {
            if (broken) {
                return Flux.error(new IllegalStateException("The database is away."));
            }
            batches.add(List.copyOf(presences));
            instants.add(now);
            return Flux.fromIterable(presences).filter(it -> leftOut.contains(it.userId()));
        }
    }

    /** A clock that somebody moves by hand. */
    private static final class Hands extends Clock {

        private Instant now = NOW;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
