package io.diana.gamification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.application.Boards.Cut;
import io.diana.gamification.domain.BoardRetention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class BoardUseCaseTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final BoardsOnPaper boards = new BoardsOnPaper();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void closesWhatHasBeenOverForAMinute() {
        new ClosePeriods(boards, clock)
                .thatAreOver()
                .as(StepVerifier::create)
                .expectNext(1)
                .verifyComplete();

        assertThat(boards.written).containsExactly(NOW.minusSeconds(60), NOW);
    }

    @Test
    void settlesWhatHasLapsed() {
        new SettleStreaks(boards, clock)
                .upTo(9)
                .as(StepVerifier::create)
                .expectNext(2)
                .verifyComplete();

        assertThat(boards.written).containsExactly(NOW, 9);
    }

    @Test
    void removesWhatIsNoLongerKept() {
        new CutPeriods(boards, new BoardRetention(Duration.ofDays(1), 7), clock)
                .upTo(9)
                .as(StepVerifier::create)
                .expectNext(true)
                .verifyComplete();

        assertThat(boards.written).containsExactly(new Cut(NOW.minusSeconds(86_400), 7, 9), NOW);
    }
}
