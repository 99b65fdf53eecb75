package io.diana.users.application;

import io.diana.users.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of a bulk call, sorted into rounds in which nobody comes twice, since one statement cannot write a row twice.
 *
 * @param <T> what a row wants
 */
final class Rounds<T> {

    private final List<T> rows;
    private final Function<T, UserId> id;
    private final List<Map<UserId, T>> rounds = new ArrayList<>();

    Rounds(List<T> rows, Function<T, UserId> id) {
        this.rows = rows;
        this.id = id;
        rows.forEach(row -> firstWithout(id.apply(row)).put(id.apply(row), row));
    }

    /** Does one round after the other and gives the outcomes in the order of the rows. */
    <R> Mono<List<R>> each(Function<List<T>, Mono<Map<UserId, R>>> round) {
        return Flux.fromIterable(rounds)
                .concatMap(it -> round.apply(List.copyOf(it.values())))
                .collectList()
                .map(this::inOrder);
    }

    private <R> List<R> inOrder(List<Map<UserId, R>> outcomes) {
        var turn = new HashMap<UserId, Integer>();
        return rows.stream()
                .map(id)
                .map(it -> Objects.requireNonNull(
                        outcomes.get(turn.merge(it, 1, Integer::sum) - 1).get(it)))
                .toList();
    }

    private Map<UserId, T> firstWithout(UserId user) {
        for (var round : rounds) {
            if (!round.containsKey(user)) {
                return round;
            }
        }
        rounds.add(new LinkedHashMap<>());
        return rounds.getLast();
    }
}
