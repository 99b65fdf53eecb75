package library.members.persistence;

import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

class PostgresTransactions {

    @Transactional
    Mono<Void> write() { // breaks: @Transactional stands on methods in an application room only [library.members.persistence.PostgresTransactions.write()]
        return Mono.empty();
    }
}
