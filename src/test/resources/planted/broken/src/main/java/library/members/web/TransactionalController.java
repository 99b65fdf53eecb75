package library.members.web;

import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

class TransactionalController {

    @Transactional
    Mono<Void> write() { // breaks: @Transactional stands on methods in an application room only [library.members.web.TransactionalController.write()] // breaks: web knows nothing of SQL [Method <library.members.web.TransactionalController.write()>]
        return Mono.empty();
    }
}
