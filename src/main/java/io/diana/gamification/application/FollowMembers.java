package io.diana.gamification.application;

import static java.util.stream.Collectors.toSet;

import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Books.Opened;
import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.Moment;
import io.diana.gamification.domain.News;
import io.diana.users.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Keeps accounts true to what is heard of their owners. Hearing a thing twice changes nothing more. */
@Service
public class FollowMembers {

    private final Books books;

    FollowMembers(Books books) {
        this.books = books;
    }

    /**
     * Takes over what was heard, in its order. Somebody without an account has nothing to be changed; whoever gets one by it is
     * welcomed first, since nothing else may be the first entry.
     */
    @Transactional
    public Mono<Void> through(List<News> news) {
        var owners = news.stream().map(News::owner).collect(toSet());
        return books.open(wanted(owners)).flatMap(opened -> books.close(changes(news, opened), opened.moment()));
    }

    private static List<Change> changes(List<News> news, Opened opened) {
        var changes = new HashMap<UserId, Change>();
        opened.accounts().forEach((owner, account) -> changes.put(owner, Hearing.welcome(account, opened.moment())));
        news.forEach(it -> changes.computeIfPresent(it.owner(), (_, change) -> hear(it, change, opened.moment())));
        return changes.values().stream().filter(it -> !it.isNothing()).toList();
    }

    private static Change hear(News news, Change change, Moment moment) {
        return change.then(news.by().apply(change.after(), moment));
    }

    private static Wanted wanted(Set<UserId> owners) {
        return new Wanted(owners, Set.of(), Set.of());
    }
}
