package io.diana;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Diana: users, gamification and VIP behind one API and one dashboard. */
@SpringBootApplication
@Modulithic(systemName = "Diana", sharedModules = "database")
public class DianaApplication {

    static void main(String[] args) {
        SpringApplication.run(DianaApplication.class, args);
    }
}
