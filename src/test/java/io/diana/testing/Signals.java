package io.diana.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends processes what Java cannot: to stand still, to go on, to be gone. */
public final class Signals {

    private Signals() {}

    /** Stops them where they are: connections stand, nothing answers. */
    public static void freeze(Stream<ProcessHandle> processes) {
        send("STOP", processes);
    }

    /** Lets them go on. */
    public static void thaw(Stream<ProcessHandle> processes) {
        send("CONT", processes);
    }

    /** Asks them to end; a PostgreSQL server then ends its sessions. */
    public static void interrupt(Stream<ProcessHandle> processes) {
        send("INT", processes);
    }

    /** Ends them all at one stroke, without a chance to do anything, and returns when they have ended. */
    public static void kill(Stream<ProcessHandle> processes) {
        var victims = processes.toList();
        send("KILL", victims.stream());
        victims.forEach(victim -> victim.onExit().join());
    }

    private static void send(String name, Stream<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.map(process -> Long.toString(process.pid())).forEach(command::add);
        if (command.size() == 2) {
            return;
        }
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
