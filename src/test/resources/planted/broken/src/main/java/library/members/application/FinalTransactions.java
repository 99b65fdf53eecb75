package library.members.application;

import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

final class FinalTransactions {

    @Transactional
    public Mono<Void> write() { // breaks: a @Transactional method is called through its proxy [library.members.application.FinalTransactions.write()]
        return Mono.empty();
    }
}
