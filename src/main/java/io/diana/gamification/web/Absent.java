package io.diana.gamification.web;

import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for people of whom there is nothing to be read: nobody, and the erased. */
@Component
class Absent {

    private final StandingQuery standings;

    Absent(StandingQuery standings) {
        this.standings = standings;
    }

    Mono<ResponseEntity<?>> answer(UserId id) {
        return standings
                .of(id)
                .filter(standing -> standing == Standing.ERASED)
                .<ResponseEntity<?>>map(_ -> PointsRefusals.erased(id).asResponse())
                .defaultIfEmpty(PointsRefusals.unknown(id).asResponse());
    }
}
