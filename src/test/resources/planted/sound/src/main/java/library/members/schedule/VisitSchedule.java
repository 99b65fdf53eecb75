package library.members.schedule;

import library.members.application.CountVisits;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class VisitSchedule {

    private final CountVisits countVisits;

    VisitSchedule(CountVisits countVisits) {
        this.countVisits = countVisits;
    }

    @Scheduled(fixedDelay = 1_000)
    Mono<Void> write() {
        return countVisits.write();
    }

    /** May subscribe: nobody is left to do so. */
    void stop() {
        write().subscribe();
    }
}
