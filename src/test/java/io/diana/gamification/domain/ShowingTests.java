package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.users.UserPreferencesChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShowingTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);
    private static final UserId EVA = new UserId(2);

    @Test
    void isByOwnerWhatTheyLastWished() {
        assertThat(Showing.after(List.of(wish(EVA, true), wish(ADA, true), wish(EVA, false))))
                .containsExactly(new Showing(ADA, true), new Showing(EVA, false));
    }

    @Test
    void isOverForWhoeverLeaves() {
        var erasures = List.of(new UserErased(EVA, NOW), new UserErased(ADA, NOW), new UserErased(EVA, NOW));

        assertThat(Showing.afterErasures(erasures)).containsExactly(new Showing(ADA, false), new Showing(EVA, false));
    }

    @Test
    void closedPeriodsKeepAPlaceAtLeast() {
        assertThat(new BoardRetention(Duration.ZERO, 1).places()).isEqualTo(1);
        assertThatThrownBy(() -> new BoardRetention(Duration.ZERO, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BoardRetention(Duration.ofDays(-1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UserPreferencesChanged wish(UserId user, boolean shown) {
        return new UserPreferencesChanged(user, Set.of("privacy"), shown, NOW);
    }
}
