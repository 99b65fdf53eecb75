package io.diana.gamification.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** The port to boards, which writes down what it is asked to do once that is subscribed to. */
final class BoardsOnPaper implements Boards {

    final List<Object> written = new ArrayList<>();

    @Override
    public Mono<Integer> close(Instant endedBy, Instant at) {
        return write(List.of(endedBy, at), 1);
    }

    @Override
    public Mono<Integer> settle(Instant at, int limit) {
        return write(List.of(at, limit), 2);
    }

    @Override
    public Mono<Boolean> cut(Cut cut, Instant at) {
        return write(List.of(cut, at), true);
    }

    private <T> Mono<T> write(List<?> wishes, T answer) {
        return Mono.fromRunnable(() -> written.addAll(wishes)).thenReturn(answer);
    }
}
