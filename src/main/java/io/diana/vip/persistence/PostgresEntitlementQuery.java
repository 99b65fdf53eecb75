package io.diana.vip.persistence;

import io.diana.users.UserId;
import io.diana.vip.application.EntitlementQuery;
import io.diana.vip.domain.Member;
import java.util.List;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresEntitlementQuery implements EntitlementQuery {

    private final MemberRows members;

    PostgresEntitlementQuery(MemberRows members) {
        this.members = members;
    }

    @Override
    public Mono<Member> holder(UserId id) {
        return members.load(List.of(id))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }
}
