package io.diana.vip.application;

import io.diana.users.UserId;
import io.diana.vip.domain.Member;
import reactor.core.publisher.Mono;

/** What entitlements follow from, read as cheaply as can be. */
public interface EntitlementQuery {

    /** A member with all grants, in one statement; empty when nothing was ever granted. */
    Mono<Member> holder(UserId id);
}
