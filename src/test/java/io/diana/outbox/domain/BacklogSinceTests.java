package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.domain.Backlog.Count;
import io.diana.outbox.domain.Backlog.Since;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacklogSinceTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void hasNoAgeWhenThereIsNothing() {
        var nothing = since(null, null, null, null);

        assertThat(nothing.oldest()).isNull();
        assertThat(nothing.oldestPending()).isNull();
        assertThat(nothing.lag()).isZero();
        assertThat(nothing.age(null)).isZero();
    }

    @Test
    void lagsByWhatCouldBeDelivered() {
        assertThat(since(3, 9, 8, -1).lag()).isEqualTo(Duration.ofSeconds(3));
        assertThat(since(3, 9, 8, 5).lag()).isEqualTo(Duration.ofSeconds(5));
        assertThat(since(null, 9, 8, 2).lag()).isEqualTo(Duration.ofSeconds(2));
        assertThat(since(null, 9, 8, -2).lag()).as("what rests is not late").isZero();
    }

    @Test
    void isAsOldAsItsOldest() {
        assertThat(since(3, 9, 8, 5).oldest()).isEqualTo(NOW.minusSeconds(9));
        assertThat(since(3, null, 8, 5).oldest()).isEqualTo(NOW.minusSeconds(8));
        assertThat(since(3, 2, 8, 5).oldestPending()).isEqualTo(NOW.minusSeconds(3));
        assertThat(since(3, 9, 8, 5).age(NOW.minusSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void addsUp() {
        assertThat(new Count(1, 2, 3, 4).plus(new Count(10, 20, 30, 40))).isEqualTo(new Count(11, 22, 33, 44));
        assertThat(Count.NONE.plus(new Count(1, 2, 3, 4))).isEqualTo(new Count(1, 2, 3, 4));
    }

    private static Since since(
            @Nullable Integer pending, @Nullable Integer waiting, @Nullable Integer retrying, @Nullable Integer due) {
        return new Since(NOW, ago(pending), ago(waiting), ago(retrying), ago(due));
    }

    private static @Nullable Instant ago(@Nullable Integer seconds) {
        return seconds == null ? null : NOW.minusSeconds(seconds);
    }
}
