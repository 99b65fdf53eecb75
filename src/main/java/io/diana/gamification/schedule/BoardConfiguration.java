package io.diana.gamification.schedule;

import io.diana.gamification.domain.BoardRetention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what boards decide by out of their properties. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BoardProperties.class)
class BoardConfiguration {

    @Bean
    BoardRetention boardRetention(BoardProperties properties) {
        return new BoardRetention(properties.keepWhole(), properties.keepPlaces());
    }
}
