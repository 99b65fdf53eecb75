package io.diana.vip;

import io.diana.users.UserId;
import io.diana.validation.Text;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * Another module asks for a grant: days of VIP won as a reward, or bought. Owned here, so that VIP knows nobody above it.
 * Each reference is granted once, however often it is asked for; what cannot be granted is answered with
 * {@link GrantRefused}.
 *
 * @param reference what this grant is for, unique over all that ask: {@code reward:…}, of at most 200 characters
 * @param plan key of the plan
 * @param duration ISO 8601; null: that of the plan
 * @param source why it is granted
 * @param reason the same in words, of at most 500 characters
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

    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_REASON = 500;

    /** Where grants come from that other modules ask for. */
    public enum Source {
        PAYMENT,
        REWARD,
        MIGRATION
    }

    /** Refuses what could not be kept. */
    public GrantRequested {
        requireText(reference, LONGEST_REFERENCE);
        requireText(reason, LONGEST_REASON);
    }

    private static void requireText(String text, int longest) {
        if (text.isBlank() || !Text.isPlain(text) || Text.length(text) > longest) {
            throw new IllegalArgumentException("Not a plain text of 1 to %d characters.".formatted(longest));
        }
    }
}
