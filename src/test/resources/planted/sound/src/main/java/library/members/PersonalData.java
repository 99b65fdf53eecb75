package library.members;

import reactor.core.publisher.Mono;

/** Implemented by whoever keeps something about a person. */
public interface PersonalData {

    Mono<String> about(MemberId member);
}
