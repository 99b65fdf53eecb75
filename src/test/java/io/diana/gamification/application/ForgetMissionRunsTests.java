package io.diana.gamification.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ForgetMissionRunsTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void forgetsWhatWasOverNinetyDaysAgo() {
        var asked = new ArrayList<String>();
        MissionRuns runs = (before, limit) -> Mono.fromSupplier(() -> {
            asked.add(before + " " + limit);
            return 7L;
        });

        new ForgetMissionRuns(runs, Clock.fixed(NOW, ZoneOffset.UTC))
                .upTo(500)
                .as(StepVerifier::create)
                .expectNext(7L)
                .verifyComplete();

        assertThat(asked).containsExactly("2026-08-27T12:00:00Z 500");
    }
}
