package io.diana.outbox.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

@VirtualTime
class BellsTests {

    private final Bells bells = new Bells();

    @BeforeEach
    void hang() {
        bells.hang("a", Set.of("Said", "Done"));
        bells.hang("b", Set.of("Said"));
    }

    @Test
    void ringForThoseWhoHearTheType() {
        bells.heard(Set.of("Done"));

        assertThat(hasRung("a")).isTrue();
        assertThat(hasRung("b")).isFalse();
    }

    @Test
    void ringForAllWhenNoTypeIsNamed() {
        ringOnce("a");
        ringOnce("b");

        bells.heard(Set.of());

        assertThat(hasRung("a")).isTrue();
        assertThat(hasRung("b")).isTrue();
    }

    @Test
    void passOverTypesThatNobodyHears() {
        bells.heard(Set.of("Unheard"));

        assertThat(hasRung("a")).isFalse();
    }

    @Test
    void tellWhatThisNodeCommitsAndWhatAnyDoes() {
        var commits = new ArrayList<Set<String>>();
        var arrivals = new ArrayList<Set<String>>();
        bells.commits().subscribe(commits::add);
        bells.arrivals().subscribe(arrivals::add);

        bells.committed(Set.of("Said"));
        bells.heard(Set.of("Done"));

        assertThat(commits).isEqualTo(List.of(Set.of("Said")));
        assertThat(arrivals).isEqualTo(List.of(Set.of("Said"), Set.of("Done")));
    }

    @Test
    void ringForNobodyWhoHasGone() {
        StepVerifier.create(bells.next("a")).thenCancel().verify();

        bells.ring("a");

        assertThat(hasRung("a")).isTrue();
    }

    private void ringOnce(String listener) {
        bells.ring(listener);
        assertThat(hasRung(listener)).isTrue();
    }

    /** Takes the ring that is remembered, without waiting for one. */
    private boolean hasRung(String listener) {
        var time = VirtualTimeScheduler.getOrSet();
        var hasRung = new AtomicBoolean();
        try {
            var waiting =
                    bells.next(listener).doOnSuccess(_ -> hasRung.set(true)).subscribe();
            time.advanceTime();
            waiting.dispose();
            return hasRung.get();
        } finally {
            VirtualTimeScheduler.reset();
        }
    }
}
