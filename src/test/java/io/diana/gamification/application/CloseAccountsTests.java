package io.diana.gamification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Closing;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class CloseAccountsTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);

    private final AccountsOnPaper accounts = new AccountsOnPaper();

    @Test
    void closesTheOneOfEachWhoLeft() {
        var said = new UserErased(ADA, NOW);

        new CloseAccounts(accounts)
                .after(List.of(said, said))
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(accounts.written).containsExactly(new Closing(ADA, NOW));
    }
}
