package io.diana.gamification.application;

import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import java.util.List;
import reactor.core.publisher.Mono;

/** The rules of the game, to be changed. */
public interface Definitions {

    /**
     * Keeps others from changing any definition, and from selling the reward that is named, until the transaction ends;
     * then reads all there is.
     */
    Mono<List<Edition>> lock(DefinitionKind kind, String key);

    /** Writes a version of what is locked, and raises the version of the catalogue. */
    Mono<Void> put(Edition edition);

    /** Removes what is locked, and raises the version of the catalogue. */
    Mono<Void> remove(Edition edition);
}
