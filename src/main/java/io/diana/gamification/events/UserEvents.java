package io.diana.gamification.events;

import static io.diana.outbox.Listens.Start.BEGINNING;

import io.diana.gamification.application.CloseAccounts;
import io.diana.gamification.application.FollowMembers;
import io.diana.gamification.application.OpenAccounts;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.News;
import io.diana.outbox.Listens;
import io.diana.users.UserErased;
import io.diana.users.UserPreferencesChanged;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserRegistered;
import io.diana.users.UserReinstated;
import io.diana.users.UserSuspended;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One listener, so that what happened to a member is heard in its order. */
@Component
class UserEvents {

    private static final String ACCOUNTS = "gamification.accounts";
    private static final int BATCH = 500;

    private final OpenAccounts openAccounts;
    private final FollowMembers followMembers;
    private final CloseAccounts closeAccounts;

    UserEvents(OpenAccounts openAccounts, FollowMembers followMembers, CloseAccounts closeAccounts) {
        this.openAccounts = openAccounts;
        this.followMembers = followMembers;
        this.closeAccounts = closeAccounts;
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
    Mono<Void> onProfileChanged(List<UserProfileChanged> events) {
        return follow(events, it -> new News(it.userId(), (account, _) -> Hearing.of(it, account)));
    }

    @Listens(id = ACCOUNTS, start = BEGINNING, batch = BATCH)
    Mono<Void> onSuspended(List<UserSuspended> events) {
        return follow(events, it -> new News(it.userId(), (account, _) -> Hearing.of(it, account)));
    }

    @Listens(id = ACCOUNTS, start = BEGINNING, batch = BATCH)
    Mono<Void> onReinstated(List<UserReinstated> events) {
        return follow(events, it -> new News(it.userId(), (account, _) -> Hearing.of(it, account)));
    }

    @Listens(id = ACCOUNTS, start = BEGINNING, batch = BATCH)
    Mono<Void> onPreferencesChanged(List<UserPreferencesChanged> events) {
        return follow(events, it -> new News(it.userId(), (account, _) -> Hearing.of(it, account)));
    }

    private <T> Mono<Void> follow(List<T> events, Function<T, News> news) {
        return followMembers.through(events.stream().map(news).toList());
    }
}
