package io.diana.gamification.application;

import io.diana.gamification.domain.Recalculation;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads how far members were worked through after changes. */
public interface RecalculationQuery {

    /** The last one of each achievement and mission, those that go on first, then the latest. */
    Mono<List<Recalculation>> all();
}
