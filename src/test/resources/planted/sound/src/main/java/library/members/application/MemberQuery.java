package library.members.application;

import library.members.MemberId;
import library.members.domain.Member;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reading for show. */
public interface MemberQuery {

    Mono<Member> find(MemberId id);

    Flux<Member> all();
}
