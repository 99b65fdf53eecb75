package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.users.UserRegistered;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);
    private static final UserId EVA = new UserId(2);

    @Test
    void opensAnAccountOnTheMembersCalendar() {
        assertThat(Opening.after(List.of(new UserRegistered(ADA, "es", "Europe/Madrid", NOW))))
                .containsExactly(new Opening(ADA, "Europe/Madrid", NOW));
    }

    @Test
    void opensOneAccountEachAsTheFirstRegistrationSays() {
        var registrations = List.of(
                new UserRegistered(ADA, "es", "UTC", NOW),
                new UserRegistered(EVA, "en", "Asia/Tokyo", NOW),
                new UserRegistered(ADA, "es", "Europe/Madrid", NOW.plusSeconds(1)));

        assertThat(Opening.after(registrations))
                .containsExactly(new Opening(ADA, "UTC", NOW), new Opening(EVA, "Asia/Tokyo", NOW));
    }

    @Test
    void goesByOwnerSoThatNoTwoWaitForEachOther() {
        var registrations =
                List.of(new UserRegistered(EVA, "en", "UTC", NOW), new UserRegistered(ADA, "es", "UTC", NOW));

        assertThat(Opening.after(registrations)).extracting(Opening::owner).containsExactly(ADA, EVA);
    }
}
