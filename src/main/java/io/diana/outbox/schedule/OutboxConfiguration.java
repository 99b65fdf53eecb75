package io.diana.outbox.schedule;

import io.diana.outbox.domain.Backoff;
import io.diana.outbox.domain.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what the registry decides by out of its properties. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OutboxProperties.class, MeasuringProperties.class})
class OutboxConfiguration {

    @Bean
    Backoff outboxBackoff(OutboxProperties properties) {
        return new Backoff(properties.retry().first(), properties.retry().longest());
    }

    @Bean
    Retention outboxRetention(OutboxProperties properties) {
        return new Retention(properties.retention());
    }
}
