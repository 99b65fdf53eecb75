package library;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

@Modulithic(sharedModules = "database")
public class LibraryApplication {

    /** The only place where the time comes from. */
    @Bean
    Clock clock() {
        Supplier<Clock> clock = () -> Clock.systemUTC();
        return clock.get();
    }
}
