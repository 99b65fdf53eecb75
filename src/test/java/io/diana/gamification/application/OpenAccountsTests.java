package io.diana.gamification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Opening;
import io.diana.users.UserId;
import io.diana.users.UserRegistered;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class OpenAccountsTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);

    private final AccountsOnPaper accounts = new AccountsOnPaper();

    @Test
    void opensOneForEachMember() {
        var said = new UserRegistered(ADA, "es", "Europe/Madrid", NOW);

        new OpenAccounts(accounts)
                .after(List.of(said, said))
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(accounts.written).containsExactly(new Opening(ADA, "Europe/Madrid", NOW));
    }
}
