package io.diana.gamification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Relocation;
import io.diana.users.UserId;
import io.diana.users.UserProfileChanged;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RelocateAccountsTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final UserId ADA = new UserId(1);

    private final AccountsOnPaper accounts = new AccountsOnPaper();

    @Test
    void movesTheOneOfEachWhoMoved() {
        var said = new UserProfileChanged(ADA, Set.of("timeZone"), "es", "Asia/Tokyo", NOW);

        new RelocateAccounts(accounts)
                .after(List.of(said, said))
                .as(StepVerifier::create)
                .verifyComplete();

        assertThat(accounts.written).containsExactly(new Relocation(ADA, "Asia/Tokyo"));
    }
}
