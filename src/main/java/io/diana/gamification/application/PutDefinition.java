package io.diana.gamification.application;

import io.diana.gamification.domain.Definition;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.DefinitionUpdate;
import io.diana.gamification.domain.DefinitionUpdate.Created;
import io.diana.gamification.domain.DefinitionUpdate.Replaced;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Rulebook;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Makes a definition, or another version of it. */
@Service
public class PutDefinition {

    private final Definitions definitions;
    private final Clock clock;

    PutDefinition(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * What a definition shall be.
     *
     * @param definition one whose values are valid
     * @param expected which version the caller wants to replace; null: none, there shall be no such definition yet
     * @param dryRun whether nothing is to be written, whatever comes of it
     */
    public record Wish(Definition definition, @Nullable Predicate<Edition> expected, boolean dryRun) {}

    /** Puts the definition in its place if it goes together with the others and is still as the caller expects. */
    @Transactional
    public Mono<DefinitionUpdate> with(Wish wish) {
        var definition = wish.definition();
        return definitions
                .lock(DefinitionKind.of(definition), definition.key())
                .map(editions -> new Rulebook(editions, clock.instant()).put(definition, wish.expected()))
                .flatMap(update -> wish.dryRun() ? Mono.just(update) : keep(update));
    }

    private Mono<DefinitionUpdate> keep(DefinitionUpdate update) {
        return switch (update) {
            case Created(var edition) -> definitions.put(edition).thenReturn(update);
            case Replaced(var edition) -> definitions.put(edition).thenReturn(update);
            default -> Mono.just(update);
        };
    }
}
