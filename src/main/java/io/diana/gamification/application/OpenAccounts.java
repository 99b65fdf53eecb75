package io.diana.gamification.application;

import static java.util.stream.Collectors.toSet;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.Opening;
import io.diana.users.UserRegistered;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Gives every member one account, once, and welcomes them. */
@Service
public class OpenAccounts {

    private final Accounts accounts;
    private final Books books;

    OpenAccounts(Accounts accounts, Books books) {
        this.accounts = accounts;
        this.books = books;
    }

    /** Opens what is missing; nothing brings back the account of somebody who has left. */
    @Transactional
    public Mono<Void> after(List<UserRegistered> registrations) {
        var owners = registrations.stream().map(UserRegistered::userId).collect(toSet());
        return accounts.open(Opening.after(registrations))
                .then(books.open(new Wanted(owners, Set.of(), Set.of())))
                .flatMap(opened -> books.close(welcomes(opened), opened.moment()));
    }

    private static List<Change> welcomes(Opened opened) {
        return opened.accounts().values().stream()
                .map(account -> Hearing.welcome(account, opened.moment()))
                .filter(it -> !it.isNothing())
                .toList();
    }
}
