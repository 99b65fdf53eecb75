package io.diana.gamification.application;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Definitions without a database. */
final class DefinitionsInAList implements Definitions {

    final List<Edition> editions = new ArrayList<>();
    final List<String> locks = new ArrayList<>();

    @Override
    public Mono<List<Edition>> lock(DefinitionKind kind, String key) {
        return Mono.fromSupplier(() -> {
            locks.add(kind.word() + " " + key);
            return List.copyOf(editions);
        });
    }

    @Override
    public Mono<Void> put(Edition edition) {
        return remove(edition).then(Mono.fromRunnable(() -> editions.add(edition)));
    }

    @Override
    public Mono<Void> remove(Edition edition) {
        return Mono.fromRunnable(() -> editions.removeIf(it -> it.label().equals(edition.label())));
    }
}
