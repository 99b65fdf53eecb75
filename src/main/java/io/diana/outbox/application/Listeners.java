package io.diana.outbox.application;

import java.util.List;

/** Everybody who listens in this application. */
public interface Listeners {

    /** All, each id once. */
    List<Listener> all();
}
