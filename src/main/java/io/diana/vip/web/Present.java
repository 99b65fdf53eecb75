package io.diana.vip.web;

import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for people who are there; of nobody and of the erased there is nothing to read. */
@Component
class Present {

    private final StandingQuery standings;

    Present(StandingQuery standings) {
        this.standings = standings;
    }

    Mono<ResponseEntity<?>> answer(UserId id, Supplier<? extends Mono<? extends ResponseEntity<?>>> answer) {
        return standings
                .of(id)
                .<ResponseEntity<?>>flatMap(
                        standing -> standing == Standing.ERASED ? Mono.just(Refusals.erased(id)) : answer.get())
                .defaultIfEmpty(Refusals.unknown(id));
    }
}
