package io.diana.gamification.application;

import io.diana.gamification.domain.Opening;
import io.diana.users.UserRegistered;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Gives every member one account, once. */
@Service
public class OpenAccounts {

    private final Accounts accounts;

    OpenAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Opens what is missing; nothing brings back the account of somebody who has left. */
    @Transactional
    public Mono<Void> after(List<UserRegistered> registrations) {
        return accounts.open(Opening.after(registrations));
    }
}
