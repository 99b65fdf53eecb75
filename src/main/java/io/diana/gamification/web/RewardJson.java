package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.Edition;
import io.diana.gamification.domain.Reward;
import io.diana.gamification.domain.Reward.Prize;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward on the wire.
 *
 * @param stock how many are left; left out: as many as are wanted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RewardJson(
        String key,
        String name,
        long price,
        @Nullable Long stock,
        @Nullable Integer perUser,
        @Nullable Integer minLevel,
        boolean vipOnly,
        @Nullable PrizeJson grants,
        boolean active,
        int version,
        Instant updatedAt)
        implements DefinitionJson {

    /** @param duration ISO 8601; left out: that of the plan */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PrizeJson(
            @Schema(example = "monthly") String vipPlan,
            @Schema(example = "P7D") @Nullable String duration) {

        private static @Nullable PrizeJson of(@Nullable Prize prize) {
            return prize == null ? null : new PrizeJson(prize.vipPlan(), prize.duration());
        }
    }

    /** What a reward is sent as, for the API's document. */
    record RewardBody(
            @Nullable String key,
            String name,
            @Schema(minimum = "0", maximum = "1000000000") long price,
            @Nullable Long stock,
            @Nullable Integer perUser,
            @Nullable Integer minLevel,
            @Nullable Boolean vipOnly,
            @Nullable PrizeJson grants,
            @Nullable Boolean active,
            @Nullable Integer version,
            @Nullable Instant updatedAt) {}

    static RewardJson of(Edition edition) {
        return of((Reward) edition.definition(), edition);
    }

    static RewardJson of(Reward reward, Edition edition) {
        return new RewardJson(
                reward.key(),
                reward.name(),
                reward.price(),
                reward.stock(),
                reward.perUser(),
                reward.minLevel(),
                reward.vipOnly(),
                PrizeJson.of(reward.prize()),
                reward.active(),
                edition.version(),
                edition.since());
    }
}
