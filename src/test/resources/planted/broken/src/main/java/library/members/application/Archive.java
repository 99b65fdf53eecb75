package library.members.application;

import reactor.core.publisher.Mono;

/** A repository that is no interface. */
public abstract class Archive {

    public abstract Mono<String> find(long number);
}
