package io.diana.outbox;

import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.event.types.DomainEvent;

/** An event of the tests: the n-th that happened to something. */
public record Spoken(Thing thing, long number) implements DomainEvent {

    /** What it happened to. */
    public record Thing(String name) implements Identifier {

        @Override
        public String toString() {
            return name;
        }
    }
}
