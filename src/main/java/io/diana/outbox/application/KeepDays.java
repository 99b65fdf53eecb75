package io.diana.outbox.application;

import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Has a place ready for the events of the coming days, and forgets those of days long gone. */
@Service
public class KeepDays {

    private final Days days;

    KeepDays(Days days) {
        this.days = days;
    }

    /** Forgets days that ended a retention ago, except for events that somebody still has to hear; tells how many. */
    @Transactional
    public Mono<Integer> of(Duration retention) {
        return days.keep(retention);
    }

    /** The days whose events are kept. */
    public interface Days {

        /** Makes the coming ones, and drops those that ended a retention ago; tells how many it dropped. */
        Mono<Integer> keep(Duration retention);
    }
}
