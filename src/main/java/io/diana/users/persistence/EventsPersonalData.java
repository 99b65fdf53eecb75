package io.diana.users.persistence;

import io.diana.outbox.EventHistory;
import io.diana.users.PersonalData;
import io.diana.users.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What modules have told each other about a person. The registry carries it without knowing that it is about people, so
 * the module that knows people answers for it.
 */
@Component
class EventsPersonalData implements PersonalData {

    private final EventHistory history;

    EventsPersonalData(EventHistory history) {
        this.history = history;
    }

    @Override
    public String section() {
        return "events";
    }

    @Override
    public Mono<Map<String, @Nullable Object>> about(UserId user) {
        return history.of(user)
                .collectList()
                .filter(events -> !events.isEmpty())
                .map(events -> Map.<String, @Nullable Object>of("published", events));
    }

    /** Others may still have to hear what was said before the erasure, to act upon it in order. */
    @Override
    public List<Holding> holdings() {
        var kept =
                ("events about the bare id, with language, time zone and the names of changed preferences, for %d days or"
                                + " until every module has heard them")
                        .formatted(history.retention().toDays() + 1);
        return history.tables().stream()
                .map(table -> new Holding(table, null, kept))
                .toList();
    }
}
