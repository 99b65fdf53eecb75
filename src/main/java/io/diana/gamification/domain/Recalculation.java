package io.diana.gamification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Members are worked through because an achievement or a mission has changed.
 *
 * @param version of the definition
 * @param position the user id up to which that is done
 * @param doneAt null: it goes on
 */
public record Recalculation(
        DefinitionKind kind,
        String key,
        int version,
        long position,
        Instant startedAt,
        @Nullable Instant doneAt) {}
