package io.diana;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Diana: users, gamification and VIP behind one API and one dashboard. */
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // each module has its UserEvents
@EnableScheduling
@Modulithic(
        systemName = "Diana",
        sharedModules = {"database", "validation", "outbox"})
public class DianaApplication {

    static void main(String[] args) {
        SpringApplication.run(DianaApplication.class, args);
    }

    /** The time, for all who ask; tests put another one in its place. PostgreSQL keeps microseconds, so nobody sees more. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
