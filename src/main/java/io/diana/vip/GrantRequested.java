package io.diana.vip;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * Another module asks for a grant: days of VIP won as a reward, or bought. Owned here, so that VIP knows nobody above it.
 * Each reference is granted once, however often it is asked for.
 *
 * @param reference what this grant is for, unique over all that ask: {@code reward:…}
 * @param plan key of the plan
 * @param duration ISO 8601; null: that of the plan
 * @param source why it is granted
 */
public record GrantRequested(
        UserId userId,
        String reference,
        String plan,
        @Nullable String duration,
        Source source,
        String reason,
        Instant at)
        implements DomainEvent {

    /** Where grants come from that other modules ask for. */
    public enum Source {
        PAYMENT,
        REWARD,
        MIGRATION
    }
}
