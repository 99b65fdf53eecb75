package io.diana.outbox.domain;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Wakes one of those who wait; remembers one ring when nobody does. */
public final class Bell {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean rung = new AtomicBoolean();

    /** Wakes one, now or as soon as one waits. */
    public void ring() {
        var next = waiting.poll();
        if (next != null) {
            next.run();
        } else {
            rung.set(true);
            answer(); // whoever came in between
        }
    }

    /**
     * Waits for the next ring, or takes the one that is remembered.
     *
     * @param wake called once, unless the waiting is ended before
     * @return ends the waiting
     */
    public Runnable await(Runnable wake) {
        waiting.add(wake);
        answer();
        return () -> waiting.remove(wake);
    }

    private void answer() {
        if (!waiting.isEmpty() && rung.compareAndSet(true, false)) {
            ring();
        }
    }
}
