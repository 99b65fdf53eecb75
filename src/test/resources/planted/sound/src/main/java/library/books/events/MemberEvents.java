package library.books.events;

import library.books.application.GreetMember;
import library.members.MemberJoined;
import org.jmolecules.event.annotation.DomainEventHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class MemberEvents {

    private final GreetMember greetMember;

    MemberEvents(GreetMember greetMember) {
        this.greetMember = greetMember;
    }

    @DomainEventHandler
    Mono<Void> on(MemberJoined event) {
        return greetMember.as(event.memberId());
    }
}
