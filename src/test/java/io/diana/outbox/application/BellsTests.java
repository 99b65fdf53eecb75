package io.diana.outbox.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BellsTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Bells bells = new Bells();

    @BeforeEach
    void hang() {
        bells.hang("a", Set.of("Said", "Done"));
        bells.hang("b", Set.of("Said"));
    }

    @Test
    void ringForThoseWhoHearTheType() {
        bells.heard(Set.of("Done"));

        StepVerifier.create(bells.next("a")).expectComplete().verify(LIMIT);
        assertThat(isSilent("b")).isTrue();
    }

    @Test
    void ringForAllWhenNoTypeIsNamed() {
        ringOnce("a");
        ringOnce("b");

        bells.heard(Set.of());

        StepVerifier.create(bells.next("a").then(bells.next("b")))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void passOverTypesThatNobodyHears() {
        bells.heard(Set.of("Unheard"));

        assertThat(isSilent("a")).isTrue();
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

        StepVerifier.create(bells.next("a")).expectComplete().verify(LIMIT);
    }

    private void ringOnce(String listener) {
        bells.ring(listener);
        bells.next(listener).block(LIMIT);
    }

    private boolean isSilent(String listener) {
        return Boolean.TRUE.equals(bells.next(listener)
                .thenReturn(false)
                .timeout(Duration.ofMillis(200), Mono.just(true))
                .block(LIMIT));
    }
}
