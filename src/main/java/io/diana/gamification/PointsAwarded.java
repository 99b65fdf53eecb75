package io.diana.gamification;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A member earned points: by an action, a gift or a bonus.
 *
 * @param entryId of the entry in the ledger
 * @param kind {@code award}, {@code gift} or {@code bonus}
 * @param type of the action; null: it was none
 * @param points how many
 * @param balance with them
 */
public record PointsAwarded(
        UserId userId,
        String entryId,
        String kind,
        @Nullable String type,
        long points,
        long balance,
        Instant at) implements DomainEvent {}
