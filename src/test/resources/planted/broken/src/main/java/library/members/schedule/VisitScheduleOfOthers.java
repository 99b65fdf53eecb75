package library.members.schedule;

import reactor.core.publisher.Mono;

/** Begins with the name of one who may. */
class VisitScheduleOfOthers {

    void stop() {
        Mono.empty().subscribe(); // breaks: nothing waits and nothing runs detached
    }
}
