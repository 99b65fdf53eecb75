package io.diana.users.application;

import io.diana.users.domain.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which members, and in which order; null means that it does not matter.
 *
 * @param query an id, or part of a name or username, whatever its case and accents
 * @param status null: everybody but the erased
 * @param language a BCP 47 range: {@code es} takes in {@code es-MX} (RFC 4647, basic filtering)
 * @param now the instant at which status and membership are asked for
 */
public record UserFilter(
        @Nullable String query,
        @Nullable Status status,
        @Nullable String language,
        @Nullable Boolean vip,
        @Nullable Instant activeSince,
        @Nullable Instant registeredSince,
        Order order,
        Instant now) {

    /** What a list of members can go by. */
    public enum Order {

        /** The latest registration first. */
        LATEST_REGISTRATION("-createdAt"),

        /** The latest activity first, those never active last. */
        LATEST_ACTIVITY("-lastActiveAt"),

        /** The smallest id first. */
        ID("id");

        private final String parameter;

        Order(String parameter) {
            this.parameter = parameter;
        }

        /** How the API spells it. */
        public String parameter() {
            return parameter;
        }
    }
}
