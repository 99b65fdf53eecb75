package io.diana;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** Starts Diana: users, gamification and VIP behind one API and one dashboard. */
@SpringBootApplication
@Modulithic(systemName = "Diana", sharedModules = "database")
public class DianaApplication {

    static void main(String[] args) {
        SpringApplication.run(DianaApplication.class, args);
    }

    /** What time it is, everywhere in Diana. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
