package io.diana.gamification.application;

import io.diana.gamification.domain.Closing;
import io.diana.gamification.domain.Opening;
import io.diana.gamification.domain.Relocation;
import java.util.List;
import reactor.core.publisher.Mono;

/** Whose points are kept. No list names an owner twice; doing a thing twice changes nothing more. */
public interface Accounts {

    /** Opens accounts, leaving alone whoever has one or has left. */
    Mono<Void> open(List<Opening> openings);

    /** Closes accounts; whoever had none is on record as gone, so that none is opened later. */
    Mono<Void> close(List<Closing> closings);

    /** Moves accounts that are open. */
    Mono<Void> relocate(List<Relocation> relocations);
}
