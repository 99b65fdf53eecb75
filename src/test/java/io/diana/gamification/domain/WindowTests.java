package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Window.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Window window =
            new Window(List.of(new Mark(NOON, 7), new Mark(NOON.plusSeconds(1), 8), new Mark(NOON.plusSeconds(2), 7)));

    @Test
    void knowsWhatWasTheSame() {
        assertThat(window.alike(7, MINUTE, NOON.plusSeconds(60))).isEqualTo(1);
        assertThat(window.alike(7, MINUTE, NOON.plusSeconds(59))).isEqualTo(2);
        assertThat(window.alike(9, MINUTE, NOON.plusSeconds(2))).isZero();
    }

    @Test
    void knowsWhatWasSinceAnInstant() {
        assertThat(window.since(NOON)).isEqualTo(3);
        assertThat(window.since(NOON.plusNanos(1))).isEqualTo(2);
    }

    @Test
    void knowsWhenItIsFreeAgain() {
        assertThat(window.freeAgain(3, MINUTE)).isEqualTo(NOON.plus(MINUTE));
        assertThat(window.freeAgain(1, MINUTE)).isEqualTo(NOON.plusSeconds(62));
        assertThat(window.freeAgain(4, MINUTE)).isNull();
    }

    @Test
    void forgetsTheOldestAndWhatIsTooOld() {
        var next = new Mark(NOON.plusSeconds(3), 9);

        assertThat(window.with(next, NOON, 9).marks()).extracting(Mark::echo).containsExactly(8L, 7L, 9L);
        assertThat(window.with(next, NOON.minusSeconds(9), 2).marks())
                .extracting(Mark::echo)
                .containsExactly(7L, 9L);
    }

    @Test
    void staysAsItWasMade() {
        var marks = new ArrayList<>(window.marks());
        var made = new Window(marks);

        marks.clear();

        assertThat(made).isEqualTo(window);
    }
}
