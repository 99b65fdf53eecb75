package library.members.persistence;

import library.members.application.Archive;
import reactor.core.publisher.Mono;

class PostgresArchive extends Archive {

    @Override
    public Mono<String> find(long number) {
        return Mono.empty();
    }
}
