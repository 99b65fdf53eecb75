package library.members.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

class Hours {

    private static final Clock CLOCK = Clock.systemUTC(); // breaks: only a bean method makes a clock

    private List<Date> dates; // breaks: nobody uses Date or Calendar [Field <library.members.domain.Hours.dates>]

    Object now() {
        return Instant.now(); // breaks: the time is asked of a clock
    }

    Object nowThere(ZoneId zone) {
        return LocalDate.now(zone); // breaks: the time is asked of a clock
    }

    Supplier<ZonedDateTime> lambda() {
        return () -> ZonedDateTime.now(); // breaks: the time is asked of a clock
    }

    Supplier<Instant> reference() {
        return Instant::now; // breaks: the time is asked of a clock
    }

    long millis() {
        return System.currentTimeMillis(); // breaks: the time is asked of a clock
    }

    Object clock() {
        return Clock.systemDefaultZone(); // breaks: only a bean method makes a clock
    }

    Object seconds() {
        return Clock.tickSeconds(ZoneId.of("UTC")); // breaks: only a bean method makes a clock
    }

    Object minutes() {
        return Clock.tickMinutes(ZoneId.of("UTC")); // breaks: only a bean method makes a clock
    }

    Object ticks() {
        return Clock.tickMillis(ZoneId.of("UTC")); // breaks: only a bean method makes a clock
    }

    Object source() {
        return InstantSource.system(); // breaks: only a bean method makes a clock
    }

    Supplier<Clock> clockReference() {
        return Clock::systemUTC; // breaks: only a bean method makes a clock
    }

    Object old() {
        return Calendar.getInstance(); // breaks: nobody uses Date or Calendar
    }

    Object oldBuilder() {
        return new Calendar.Builder(); // breaks: nobody uses Date or Calendar
    }
}
