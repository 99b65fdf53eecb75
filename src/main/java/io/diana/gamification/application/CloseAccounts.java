package io.diana.gamification.application;

import io.diana.gamification.domain.Closing;
import io.diana.users.UserErased;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Closes the accounts of those who leave, and forgets what is personal in them. */
@Service
public class CloseAccounts {

    private final Accounts accounts;

    CloseAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Closes what is open; an erasure may come before anything else was heard of its member. */
    @Transactional
    public Mono<Void> after(List<UserErased> erasures) {
        return accounts.close(Closing.after(erasures));
    }
}
