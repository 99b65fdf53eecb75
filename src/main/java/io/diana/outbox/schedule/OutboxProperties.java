package io.diana.outbox.schedule;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the registry works.
 *
 * @param poll how often each listener looks although nobody has told it to; it also bounds how late a retry is
 * @param gather how long a node gathers what it has committed before it tells the others
 * @param retry how long a failed delivery rests
 * @param retention how long events and completed publications are kept; whole days
 * @param connections how many connections of the pool deliveries hold at once on a node: one for each listener, and the others
 *     for the further workers of all
 * @param retired listeners that exist on no node any more, or {@code listener:type} for a type that one no longer hears
 *     on any: what was to be delivered is removed when Diana starts
 */
@ConfigurationProperties("diana.outbox")
record OutboxProperties(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5ms") Duration gather,
        @DefaultValue Retry retry,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("14") int connections,
        @DefaultValue List<String> retired) {

    /**
     * How long a failed delivery rests.
     *
     * @param first after the first failure
     * @param longest bound of the doubling
     */
    record Retry(
            @DefaultValue("1s") Duration first,
            @DefaultValue("15m") Duration longest) {}
}
