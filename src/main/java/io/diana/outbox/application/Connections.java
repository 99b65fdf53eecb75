package io.diana.outbox.application;

/** The connections to the database that deliveries share with everybody else on this node. */
public interface Connections {

    /** How many there are at most. */
    int most();
}
