package io.diana.outbox.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxPropertiesTests {

    @Test
    void keepEventsForAWeekUnlessTold() {
        assertThat(bind(Map.of()).retention()).isEqualTo(Duration.ofDays(7));
        assertThat(bind(Map.of("diana.outbox.retention", "1d")).retention()).isEqualTo(Duration.ofDays(1));
    }

    private static OutboxProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("diana.outbox", OutboxProperties.class);
    }
}
