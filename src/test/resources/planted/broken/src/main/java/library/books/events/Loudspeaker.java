package library.books.events;

import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.context.event.ApplicationEventMulticaster;

abstract class Loudspeaker implements ApplicationEventPublisherAware { // breaks: nobody publishes past the outbox [Class <library.books.events.Loudspeaker> implements]

    private ApplicationEventPublisher publisher; // breaks: nobody publishes past the outbox [Field <library.books.events.Loudspeaker.publisher>]
    private ApplicationContext context;
    private ApplicationEventMulticaster multicaster; // breaks: nobody publishes past the outbox [Field <library.books.events.Loudspeaker.multicaster>]

    void direct(Object event) {
        publisher.publishEvent(event); // breaks: nobody publishes past the outbox
    }

    void roundabout(Object event) {
        context.publishEvent(event); // breaks: nobody publishes past the outbox
    }

    Consumer<Object> reference() {
        return context::publishEvent; // breaks: nobody publishes past the outbox
    }
}
