package io.diana.outbox;

import io.diana.outbox.Spoken.Thing;
import org.jmolecules.event.types.DomainEvent;

/** An event of the tests to which nobody listens. */
public record Whispered(Thing thing, String text) implements DomainEvent {}
