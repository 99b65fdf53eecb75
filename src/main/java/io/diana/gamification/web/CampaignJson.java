package io.diana.gamification.web;

import io.diana.gamification.domain.Campaign;
import io.diana.gamification.domain.Edition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign on the wire.
 *
 * @param actionTypes to which it applies; empty: to all
 */
record CampaignJson(
        String key,
        String name,
        BigDecimal factor,
        Instant start,
        Instant end,
        List<String> actionTypes,
        int version,
        Instant updatedAt)
        implements DefinitionJson {

    /** What a campaign is sent as, for the API's document. */
    record CampaignBody(
            @Nullable String key,
            String name,
            @Schema(maximum = "100") BigDecimal factor,
            Instant start,
            Instant end,
            @Nullable List<String> actionTypes,
            @Nullable Integer version,
            @Nullable Instant updatedAt) {}

    static CampaignJson of(Edition edition) {
        return of((Campaign) edition.definition(), edition);
    }

    static CampaignJson of(Campaign campaign, Edition edition) {
        return new CampaignJson(
                campaign.key(),
                campaign.name(),
                campaign.factor(),
                campaign.start(),
                campaign.end(),
                List.copyOf(campaign.actionTypes()),
                edition.version(),
                edition.since());
    }
}
