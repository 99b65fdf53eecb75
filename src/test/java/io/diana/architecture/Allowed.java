package io.diana.architecture;

import static io.diana.architecture.Allowed.To.BLOCK;
import static io.diana.architecture.Allowed.To.DO_MORE;
import static io.diana.architecture.Allowed.To.HAVE_A_PART;
import static io.diana.architecture.Allowed.To.STEER_TRANSACTIONS;

import java.util.List;
import java.util.stream.Stream;

/** Who may break a rule, and why. An entry that is no longer needed fails the build. */
public record Allowed(List<Allowance> all) {

    /** What Diana allows. */
    public static final Allowed DIANA = new Allowed(List.of(
            new Allowance(
                    BLOCK,
                    "database.embedded.LeftoverServer",
                    "ends the server of a dead process before the application, and with it any event loop, starts"),
            new Allowance(
                    BLOCK,
                    "gamification.schedule.BookingWork",
                    "books what is asked for as long as the application runs: nobody waits for it"),
            new Allowance(
                    BLOCK,
                    "gamification.schedule.RecalculationSchedule",
                    "works through members for as long as the application runs: nobody waits for it"),
            new Allowance(
                    BLOCK,
                    "outbox.schedule.Announcements",
                    "keeps the line between nodes open for as long as the application runs"),
            new Allowance(
                    BLOCK,
                    "outbox.schedule.Couriers",
                    "registers listeners on the main thread before anything is served, and keeps the workers at work"),
            new Allowance(
                    BLOCK,
                    "users.schedule.UserSchedule",
                    "writes the last touches when the application stops: nobody is left to subscribe"),
            new Allowance(
                    BLOCK,
                    "vip.schedule.ExpirySchedule",
                    "looks after what comes due for as long as the application runs: nobody waits for it"),
            new Allowance(
                    BLOCK,
                    "database.embedded.PostgresControl",
                    "waits for the server's own programs, before the application starts and when it has ended"),
            new Allowance(
                    BLOCK,
                    "database.wire.WireWatch",
                    "looks after the connections for as long as the application runs: nobody waits for it"),
            new Allowance(
                    STEER_TRANSACTIONS,
                    "users.application.RehearseRegistrations",
                    "does everything and rolls it back, which no annotation can say"),
            new Allowance(DO_MORE, "outbox.application.Bells", "who rings and who waits have to share the bells"),
            new Allowance(
                    DO_MORE,
                    "gamification.application.Books",
                    "stands around what use cases decide: what was opened is closed, in their transaction"),
            new Allowance(
                    DO_MORE,
                    "gamification.application.BookOrder",
                    "whoever asks and whoever works through what is asked share the lanes"),
            new Allowance(
                    DO_MORE,
                    "users.application.TouchUsers",
                    "taking a touch, writing what was gathered and counting what waits share one buffer"),
            new Allowance(HAVE_A_PART, "database.embedded", Allowed.NO_ROOMS),
            new Allowance(HAVE_A_PART, "database.migration", Allowed.NO_ROOMS),
            new Allowance(HAVE_A_PART, "database.wire", Allowed.NO_ROOMS)));

    private static final String NO_ROOMS = "decides nothing about members, so it has parts of its own instead of rooms";

    /** What somebody may be allowed. */
    public enum To {
        /** To wait, or to start what nobody waits for: where the application starts or ends. */
        BLOCK,
        /** As a use case, to steer its transaction by hand. */
        STEER_TRANSACTIONS,
        /** As a use case, to have more than one public method. */
        DO_MORE,
        /** As a sub-package of a module, to be no room. */
        HAVE_A_PART
    }

    /**
     * One exception from a rule.
     *
     * @param name a top-level type or a package, relative to the root package
     */
    public record Allowance(To to, String name, String why) {}

    boolean has(To to, String name) {
        return all.stream().anyMatch(each -> each.to() == to && each.name().equals(name));
    }

    Allowed with(Allowance allowance) {
        return new Allowed(Stream.concat(all.stream(), Stream.of(allowance)).toList());
    }

    Allowed without(Allowance allowance) {
        return new Allowed(all.stream().filter(each -> !each.equals(allowance)).toList());
    }
}
