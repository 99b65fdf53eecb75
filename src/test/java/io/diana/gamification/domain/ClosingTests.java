package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserErased;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);
    private static final UserId EVA = new UserId(2);

    @Test
    void closesTheAccountOfWhoeverLeaves() {
        assertThat(Closing.after(List.of(new UserErased(ADA, NOW)))).containsExactly(new Closing(ADA, NOW));
    }

    @Test
    void closesEachOnceByOwnerWhenTheyFirstLeft() {
        var erasures =
                List.of(new UserErased(EVA, NOW), new UserErased(ADA, NOW), new UserErased(EVA, NOW.plusSeconds(1)));

        assertThat(Closing.after(erasures)).containsExactly(new Closing(ADA, NOW), new Closing(EVA, NOW));
    }
}
