package io.diana.gamification.application;

import io.diana.gamification.domain.Closing;
import io.diana.gamification.domain.Opening;
import io.diana.gamification.domain.Relocation;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** The port to accounts, which writes down what it is asked to do once that is subscribed to. */
final class AccountsOnPaper implements Accounts {

    final List<Object> written = new ArrayList<>();

    @Override
    public Mono<Void> open(List<Opening> openings) {
        return write(openings);
    }

    @Override
    public Mono<Void> close(List<Closing> closings) {
        return write(closings);
    }

    @Override
    public Mono<Void> relocate(List<Relocation> relocations) {
        return write(relocations);
    }

    private Mono<Void> write(List<?> wishes) {
        return Mono.fromRunnable(() -> written.addAll(wishes));
    }
}
