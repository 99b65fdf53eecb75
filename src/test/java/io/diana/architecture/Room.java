package io.diana.architecture;

import java.util.List;

/**
 * A room of a module: what stands in it, and what it may know.
 *
 * @param name the sub-package of the module
 * @param awaited no module has this room yet, so rules about it have nothing to look at; everywhere else a rule that
 *     looks at nothing fails
 */
public record Room(String name, boolean awaited) {

    /** Decisions: plain Java. */
    public static final Room DOMAIN = new Room("domain", false);

    /** Use cases and the interfaces they need. */
    public static final Room APPLICATION = new Room("application", false);

    /** REST and pages. */
    public static final Room WEB = new Room("web", false);

    /** What the module does when another one speaks. */
    public static final Room EVENTS = new Room("events", false);

    /** SQL. */
    public static final Room PERSISTENCE = new Room("persistence", false);

    /** What happens because time has passed. */
    public static final Room SCHEDULE = new Room("schedule", false);

    /** All rooms there are; another sub-package of a module is refused. */
    public static final List<Room> ALL = List.of(DOMAIN, APPLICATION, WEB, EVENTS, SCHEDULE, PERSISTENCE);

    /** The rooms that connect a module to the world; they know the inside but never each other. */
    static final List<Room> ADAPTERS = List.of(WEB, EVENTS, SCHEDULE, PERSISTENCE);
}
