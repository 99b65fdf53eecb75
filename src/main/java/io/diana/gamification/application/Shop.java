package io.diana.gamification.application;

import io.diana.gamification.domain.Article;
import io.diana.gamification.domain.EntryId;
import io.diana.gamification.domain.Redemption;
import io.diana.users.UserId;
import reactor.core.publisher.Mono;

/**
 * What is sold and was sold. The account of a member is the lock on what they bought; what is left of a reward is locked by
 * whoever takes one or gives one back, always behind the account, so that nobody waits in a circle.
 */
public interface Shop {

    /** A reward as it is for a member; empty when there is no such reward. */
    Mono<Article> find(String reward, UserId buyer);

    /** Takes one of a reward; false: by now none is left. Where there are as many as are wanted, it changes nothing. */
    Mono<Boolean> take(String reward);

    /** Puts one back, where they are counted. */
    Mono<Void> putBack(String reward);

    /** What was bought by an entry; empty when nothing was. */
    Mono<Redemption> sold(EntryId id);
}
