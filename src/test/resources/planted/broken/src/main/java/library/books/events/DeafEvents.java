package library.books.events;

import library.members.MemberId;
import org.jmolecules.event.annotation.DomainEventHandler;
import org.springframework.context.event.EventListener;

class DeafEvents {

    @DomainEventHandler
    void on(MemberId noEvent) {} // breaks: a handler of events stands in the room events and takes published events [library.books.events.DeafEvents.on(]

    @EventListener
    @interface Heard {} // breaks: nobody listens with Spring's annotations, which lose events [library.books.events.DeafEvents$Heard]

    @Heard
    void composed(Object event) {} // breaks: nobody listens with Spring's annotations, which lose events [library.books.events.DeafEvents.composed(]
}
