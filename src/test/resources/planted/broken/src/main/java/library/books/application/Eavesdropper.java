package library.books.application;

import library.members.MemberJoined;
import org.jmolecules.event.annotation.DomainEventHandler;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.event.TransactionalEventListener;

class Eavesdropper {

    @DomainEventHandler
    void on(MemberJoined event) {} // breaks: a handler of events stands in the room events and takes published events [library.books.application.Eavesdropper.on(library.members.MemberJoined)]

    @EventListener
    void listen(MemberJoined event) {} // breaks: nobody listens with Spring's annotations, which lose events [Eavesdropper.listen(] // breaks: application knows the domain, its ports and Reactor only [Eavesdropper.listen(]

    @TransactionalEventListener
    void after(MemberJoined event) {} // breaks: nobody listens with Spring's annotations, which lose events [Eavesdropper.after(] // breaks: application knows the domain, its ports and Reactor only [Eavesdropper.after(]

    @ApplicationModuleListener
    void detached(MemberJoined event) {} // breaks: nobody listens with Spring's annotations, which lose events [Eavesdropper.detached(] // breaks: application knows the domain, its ports and Reactor only [Eavesdropper.detached(]
}
