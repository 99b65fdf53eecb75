package io.diana.http.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the frame.
 *
 * @param deadline how long an answer may take to begin
 * @param maxBody how long a request body may be, streams aside
 */
@ConfigurationProperties("diana.http")
record HttpProperties(
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("1MB") DataSize maxBody) {}
