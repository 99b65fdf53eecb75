package io.diana.gamification.application;

import io.diana.gamification.domain.Relocation;
import io.diana.users.UserProfileChanged;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Keeps accounts on their owners' calendars. */
@Service
public class RelocateAccounts {

    private final Accounts accounts;

    RelocateAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Takes over the time zones; somebody without an open account has no calendar here. */
    @Transactional
    public Mono<Void> after(List<UserProfileChanged> changes) {
        return accounts.relocate(Relocation.after(changes));
    }
}
