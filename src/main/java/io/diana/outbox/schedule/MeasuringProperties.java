package io.diana.outbox.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are watched.
 *
 * @param every how often the backlogs are measured at most
 * @param standStill after which time without a round deliveries that could be made stand still
 */
@ConfigurationProperties("diana.outbox.measuring")
record MeasuringProperties(
        @DefaultValue("10s") Duration every,
        @DefaultValue("60s") Duration standStill) {}
