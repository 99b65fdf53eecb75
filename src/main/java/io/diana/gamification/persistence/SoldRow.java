package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.DefinitionRow.get;

import io.diana.gamification.domain.Redemption;
import io.diana.gamification.domain.Redemption.Refund;
import io.diana.gamification.domain.Reward.Prize;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code gamification.redemption r}. */
@Component
class SoldRow {

    /** What a query selects for {@link #toRedemption}. */
    static final String COLUMNS = """
            r.user_id, r.no, r.reward, r.reward_version, r.price, r.redeemed_at, CAST(r.prize AS text) AS prize,
            r.refund_no, r.refunded_at, r.refunded_by""";

    private final ObjectReader prizes;

    SoldRow(JsonMapper json) {
        this.prizes = json.readerFor(Prize.class);
    }

    Redemption toRedemption(Readable row) {
        return new Redemption(
                new UserId(get(row, "user_id", Long.class)),
                get(row, "no", Long.class),
                get(row, "reward", String.class),
                get(row, "reward_version", Integer.class),
                get(row, "price", Long.class),
                prize(row.get("prize", String.class)),
                get(row, "redeemed_at", Instant.class),
                refund(row));
    }

    private @Nullable Prize prize(@Nullable String text) {
        return text == null ? null : prizes.readValue(text);
    }

    private static @Nullable Refund refund(Readable row) {
        var at = row.get("refunded_at", Instant.class);
        return at == null
                ? null
                : new Refund(get(row, "refund_no", Long.class), at, get(row, "refunded_by", String.class));
    }
}
