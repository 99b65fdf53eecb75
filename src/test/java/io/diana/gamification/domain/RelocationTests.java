package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.users.UserProfileChanged;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelocationTests {

    private static final UserId ADA = new UserId(1);
    private static final UserId EVA = new UserId(2);

    @Test
    void followsTheOwner() {
        assertThat(Relocation.after(List.of(changed(ADA, "Asia/Tokyo"))))
                .containsExactly(new Relocation(ADA, "Asia/Tokyo"));
    }

    @Test
    void followsEachByOwnerToWhereTheyAreLast() {
        var changes = List.of(changed(EVA, "Asia/Tokyo"), changed(ADA, "UTC"), changed(EVA, "Europe/Madrid"));

        assertThat(Relocation.after(changes))
                .containsExactly(new Relocation(ADA, "UTC"), new Relocation(EVA, "Europe/Madrid"));
    }

    private static UserProfileChanged changed(UserId user, String timeZone) {
        return new UserProfileChanged(user, Set.of("timeZone"), "es", timeZone, Instant.parse("2026-11-24T12:00:00Z"));
    }
}
