package io.diana.gamification.application;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.DefinitionRemoval;
import io.diana.gamification.domain.DefinitionRemoval.Removed;
import io.diana.gamification.domain.DefinitionRemoval.Retired;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Rulebook;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Takes a definition out of force. */
@Service
public class RetireDefinition {

    private final Definitions definitions;
    private final Clock clock;

    RetireDefinition(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * Takes it away if nothing in force leans on it and it is still as the caller expects.
     *
     * @param expected null: the caller does not say
     */
    @Transactional
    public Mono<DefinitionRemoval> of(DefinitionKind kind, String key, @Nullable Predicate<Edition> expected) {
        return definitions
                .lock(kind, key)
                .map(editions -> new Rulebook(editions, clock.instant()).remove(kind, key, expected))
                .flatMap(this::keep);
    }

    private Mono<DefinitionRemoval> keep(DefinitionRemoval removal) {
        return switch (removal) {
            case Removed(var last) -> definitions.remove(last).thenReturn(removal);
            case Retired(var edition) -> definitions.put(edition).thenReturn(removal);
            default -> Mono.just(removal);
        };
    }
}
