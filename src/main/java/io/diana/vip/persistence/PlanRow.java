package io.diana.vip.persistence;

import static io.diana.vip.persistence.GrantRow.get;

import io.diana.vip.domain.Plan;
import io.diana.vip.domain.Plan.Price;
import io.diana.vip.domain.Plan.Terms;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A row of {@code vip.plan_version v}. */
@Component
class PlanRow {

    /** What a query selects for {@link #toPlan}. */
    static final String COLUMNS = """
            v.key, v.version, v.name, v.term, v.price, v.currency, v.entitlements::text AS entitlements, v.active,
            v.made_at""";

    /** Where it selects those from that are in force. */
    static final String IN_FORCE = "vip.plan p JOIN vip.plan_version v USING (key, version)";

    private final GrantRow grants;

    PlanRow(GrantRow grants) {
        this.grants = grants;
    }

    Plan toPlan(Readable row) {
        var terms = new Terms(get(row, "name", String.class), GrantRow.term(row), price(row), grants.entitlements(row));
        return new Plan(
                get(row, "key", String.class),
                get(row, "version", Integer.class),
                terms,
                get(row, "active", Boolean.class),
                get(row, "made_at", Instant.class));
    }

    private static @Nullable Price price(Readable row) {
        var amount = row.get("price", Long.class);
        return amount == null ? null : new Price(amount, get(row, "currency", String.class));
    }
}
