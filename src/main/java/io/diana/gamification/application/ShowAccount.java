package io.diana.gamification.application;

import io.diana.gamification.application.AccountQuery.Found;
import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.Moment;
import io.diana.gamification.domain.Opening;
import io.diana.users.RegistrationQuery;
import io.diana.users.UserId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows what a member has. */
@Service
public class ShowAccount {

    private final AccountQuery accounts;
    private final Catalogues catalogues;
    private final RegistrationQuery registrations;
    private final Clock clock;

    ShowAccount(AccountQuery accounts, Catalogues catalogues, RegistrationQuery registrations, Clock clock) {
        this.accounts = accounts;
        this.catalogues = catalogues;
        this.registrations = registrations;
        this.clock = clock;
    }

    /**
     * An account, and when it was looked at.
     *
     * @param moment with the definitions in force then
     */
    public record Shown(Account account, Moment moment) {}

    /** The account of a member, be it that nothing was heard of them yet; empty when there is no such member. */
    public Mono<Shown> of(UserId owner) {
        return accounts.find(owner, clock.instant())
                .filter(found ->
                        found.account() == null || !found.account().standing().closed())
                .flatMap(found -> found.account() == null ? unheard(owner, found) : shown(found.account(), found));
    }

    private Mono<Shown> unheard(UserId owner, Found found) {
        return registrations
                .of(List.of(owner))
                .next()
                .map(it -> Account.opened(Opening.after(it)))
                .flatMap(account -> shown(account, found));
    }

    private Mono<Shown> shown(Account account, Found found) {
        return catalogues.atLeast(found.catalogue()).map(it -> new Shown(account, new Moment(clock.instant(), it)));
    }
}
