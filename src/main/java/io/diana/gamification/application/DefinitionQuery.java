package io.diana.gamification.application;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Definitions, to be looked at. */
public interface DefinitionQuery {

    /** A definition as it stands; empty when there is none. */
    Mono<Edition> find(DefinitionKind kind, String key);

    /** The next definitions of a kind by key. */
    Mono<List<Edition>> page(DefinitionKind kind, @Nullable String after, int limit);

    /** How many there are of a kind. */
    Mono<Long> count(DefinitionKind kind);
}
