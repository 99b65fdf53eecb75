package library;

import library.members.MemberJoined;
import org.jmolecules.event.annotation.DomainEventHandler;

/** The root package is no module, so no flat one either. */
class Overheard {

    @DomainEventHandler
    void on(MemberJoined event) {} // breaks: a handler of events stands in the room events and takes published events [library.Overheard.on(]
}
