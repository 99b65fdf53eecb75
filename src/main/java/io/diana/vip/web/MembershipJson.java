package io.diana.vip.web;

import io.diana.vip.domain.Holding;
import io.diana.vip.domain.Holding.Entitlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody holds at an instant, on the wire.
 *
 * @param until until when something is held without a break; null: for life, or not at all
 * @param plan that of the grant which ends last; null when none runs
 * @param grants all that were ever given, in their order, whether they run then or not
 */
record MembershipJson(
        boolean active,
        @Nullable Instant until,
        @Nullable String plan,
        List<EntitlementJson> entitlements,
        List<GrantJson> grants) {

    static MembershipJson of(Holding holding) {
        return new MembershipJson(
                holding.isActive(),
                holding.until(),
                holding.plan(),
                holding.entitlements().stream().map(EntitlementJson::of).toList(),
                holding.windows().stream().map(GrantJson::of).toList());
    }

    /** @param grantId by which grant; the first of several that give the same */
    record EntitlementJson(String key, Object value, String grantId) {

        static EntitlementJson of(Entitlement entitlement) {
            return new EntitlementJson(
                    entitlement.key(),
                    entitlement.value(),
                    entitlement.because().getFirst().id().toString());
        }
    }
}
