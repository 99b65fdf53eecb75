package io.diana.outbox.application;

import io.diana.outbox.domain.Publication;
import io.diana.outbox.domain.Publication.Progress;
import io.diana.outbox.domain.Publication.Status;
import io.diana.outbox.domain.PublicationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Publications in a map, some of which somebody else is at for so many tries. */
final class ResubmissionsOnPaper implements Resubmissions, PublicationQuery {

    final NavigableMap<PublicationId, Status> statuses = new TreeMap<>();
    final Map<PublicationId, Integer> busy = new HashMap<>();
    final List<List<PublicationId>> tried = new ArrayList<>();

    @Override
    public Mono<List<PublicationId>> failed(PublicationFilter filter, @Nullable PublicationId after, int limit) {
        return Mono.fromSupplier(() -> (after == null ? statuses : statuses.tailMap(after, false))
                .entrySet().stream()
                        .filter(publication -> publication.getValue() == filter.status())
                        .map(Map.Entry::getKey)
                        .limit(limit)
                        .toList());
    }

    @Override
    public Mono<Outcome> resubmit(List<PublicationId> ids) {
        return Mono.fromSupplier(() -> {
            tried.add(ids);
            var held = ids.stream().filter(this::isBusy).toList();
            var due = ids.stream().filter(id -> !held.contains(id)).toList();
            due.forEach(id -> statuses.put(id, Status.RETRYING));
            return new Outcome(due, held);
        });
    }

    private boolean isBusy(PublicationId id) {
        return busy.merge(id, -1, Integer::sum) >= 0;
    }

    @Override
    public Mono<Publication> find(PublicationId id) {
        return Mono.justOrEmpty(statuses.get(id))
                .map(status -> new Publication(
                        id,
                        "test.listener",
                        "Said",
                        "ada",
                        Events.NOW,
                        new Progress(status, false, 1, null, null, null),
                        null));
    }

    @Override
    public Mono<List<Publication>> page(PublicationFilter filter, @Nullable PublicationId after, int limit) {
        throw new AssertionError("Nobody lists here.");
    }

    @Override
    public Mono<Long> count(PublicationFilter filter) {
        throw new AssertionError("Nobody counts here.");
    }

    @Override
    public Mono<Long> estimate(PublicationFilter filter) {
        throw new AssertionError("Nobody estimates here.");
    }
}
