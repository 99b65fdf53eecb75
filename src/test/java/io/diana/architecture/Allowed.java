package io.diana.architecture;

import java.util.List;
import java.util.Map;

/** Who may break a rule, and why. An entry that is no longer needed fails the build. */
final class Allowed {

    /** Where the application starts or ends, relative to the root package. */
    static final Map<String, String> TO_BLOCK = Map.of(
            "database.embedded.LeftoverServer",
            "ends the server of a dead process before the application, and with it any event loop, starts",
            "outbox.schedule.Announcements",
            "keeps the line between nodes open for as long as the application runs",
            "outbox.schedule.Couriers",
            "registers listeners on the main thread before anything is served, and keeps the workers at work",
            "users.schedule.UserSchedule",
            "writes the last touches when the application stops: nobody is left to subscribe");

    /** Outside persistence, relative to the root package. */
    static final Map<String, String> TO_KNOW_SQL =
            Map.of("http.Outages", "tells an outage of the database, a 503, from a defect by the driver's exceptions");

    /** Use cases that steer their transaction by hand, relative to the root package. */
    static final Map<String, String> TO_STEER_TRANSACTIONS = Map.of(
            "users.application.RehearseRegistrations",
            "does everything and rolls it back, which no annotation can say");

    /** Use cases with more than one public method, relative to the root package. */
    static final Map<String, String> TO_DO_MORE = Map.of(
            "users.application.TouchUsers",
            "taking a touch, writing what was gathered and counting what waits share one buffer");

    /** Modules that have parts of their own instead of rooms: they decide nothing about members. */
    static final Map<String, List<String>> PARTS = Map.of("database", List.of("embedded", "migration", "wire"));

    private Allowed() {}
}
