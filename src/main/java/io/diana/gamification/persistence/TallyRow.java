package io.diana.gamification.persistence;

import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Counter;
import io.diana.gamification.persistence.TakenJson.WindowJson;
import java.util.List;
import java.util.stream.Stream;

/** How often something was done, and when last. */
record TallyRow(long user_id, String type, long total, List<Long> times, List<Long> echoes) {

    /** Those that changed. Whatever changes one has loaded its times. */
    static Stream<TallyRow> of(Change change) {
        return change.after().habits().windows().entrySet().stream()
                .filter(it ->
                        !it.getValue().equals(change.before().habits().windows().get(it.getKey()))
                                || total(change.after().done(), it.getKey())
                                        != total(change.before().done(), it.getKey()))
                .map(it -> of(change, it.getKey(), WindowJson.of(it.getValue())));
    }

    private static TallyRow of(Change change, String type, WindowJson window) {
        return new TallyRow(
                change.after().owner().value(),
                type,
                total(change.after().done(), type),
                window.times(),
                window.echoes());
    }

    private static long total(io.diana.gamification.domain.Counters done, String type) {
        return done.of(Counter.of(type));
    }
}
