package library.members.application;

import library.members.MemberId;
import library.members.domain.Member;
import reactor.core.publisher.Mono;

/** A repository. */
public interface Members {

    Mono<Member> lock(MemberId id);
}
