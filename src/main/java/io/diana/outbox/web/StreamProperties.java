package io.diana.outbox.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the stream of events is served.
 *
 * @param source the CloudEvents attribute of that name: a URI reference
 * @param heartbeat how often a line is sent whether or not something happens
 */
@ConfigurationProperties("diana.outbox.stream")
record StreamProperties(
        @DefaultValue("/diana") String source,
        @DefaultValue("15s") Duration heartbeat) {}
