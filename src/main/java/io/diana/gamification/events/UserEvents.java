package io.diana.gamification.events;

import static io.diana.outbox.Listens.Start.BEGINNING;

import io.diana.gamification.application.CloseAccounts;
import io.diana.gamification.application.OpenAccounts;
import io.diana.gamification.application.RelocateAccounts;
import io.diana.outbox.Listens;
import io.diana.users.UserErased;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserRegistered;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One listener, so that what happened to a member is heard in its order. */
@Component
class UserEvents {

    private static final String ACCOUNTS = "gamification.accounts";
    private static final int BATCH = 500;

    private final OpenAccounts openAccounts;
    private final CloseAccounts closeAccounts;
    private final RelocateAccounts relocateAccounts;

    UserEvents(OpenAccounts openAccounts, CloseAccounts closeAccounts, RelocateAccounts relocateAccounts) {
        this.openAccounts = openAccounts;
        this.closeAccounts = closeAccounts;
        this.relocateAccounts = relocateAccounts;
    }

    @Listens(id = ACCOUNTS, start = BEGINNING, batch = BATCH)
    Mono<Void> onRegistered(List<UserRegistered> registrations) {
        return openAccounts.after(registrations);
    }

    @Listens(id = ACCOUNTS, start = BEGINNING, batch = BATCH)
    Mono<Void> onErased(List<UserErased> erasures) {
        return closeAccounts.after(erasures);
    }

    @Listens(id = ACCOUNTS, start = BEGINNING, batch = BATCH)
    Mono<Void> onProfileChanged(List<UserProfileChanged> changes) {
        return relocateAccounts.after(changes);
    }
}
