package io.diana.gamification.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of closed periods of leaderboards.
 *
 * @param keepWhole for how long every place is kept
 * @param keepPlaces how many places are kept from then on
 */
@ConfigurationProperties("diana.gamification.boards")
record BoardProperties(
        @DefaultValue("90d") Duration keepWhole,
        @DefaultValue("1000") int keepPlaces) {}
