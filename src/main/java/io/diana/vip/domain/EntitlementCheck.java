package io.diana.vip.domain;

import io.diana.users.UserId;
import io.diana.vip.domain.Holding.Entitlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether somebody may do something, by what they hold. */
public sealed interface EntitlementCheck {

    /** For how long a yes may be repeated without asking again: so soon does a revocation tell. */
    Duration LONGEST = Duration.ofSeconds(5);

    /**
     * They may.
     *
     * @param because the grants that give this value, and when each runs
     * @param fresh for how long this holds unless something is granted or taken away, and never longer than {@link #LONGEST}
     */
    record InForce(Entitlement entitlement, List<Window> because, Duration fresh) implements EntitlementCheck {

        /** Keeps the windows from later changes. */
        public InForce {
            because = List.copyOf(because);
        }
    }

    /** They may not. */
    record NotInForce(String key) implements EntitlementCheck {}

    /** They have left for good. */
    record RefusedAsErased(UserId id) implements EntitlementCheck {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements EntitlementCheck {}

    /**
     * Checks an entitlement of a member.
     *
     * @param asOf the instant that is asked about; null: now
     */
    static EntitlementCheck of(Member member, String key, @Nullable Instant asOf, Instant now) {
        var holding = member.timeline().at(asOf == null ? member.momentAt(now) : asOf);
        var entitlement = holding.entitlement(key);
        return entitlement == null
                ? new NotInForce(key)
                : new InForce(
                        entitlement,
                        holding.windows().stream()
                                .filter(window -> entitlement.because().contains(window.grant()))
                                .toList(),
                        fresh(asOf == null ? holding.nextChange() : null, now));
    }

    private static Duration fresh(@Nullable Instant nextChange, Instant now) {
        return nextChange == null || nextChange.isAfter(now.plus(LONGEST))
                ? LONGEST
                : Duration.between(now, nextChange);
    }
}
