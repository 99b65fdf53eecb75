package io.diana.outbox;

import org.jmolecules.event.types.DomainEvent;

/**
 * An event, and the request that it goes back to, where one transaction publishes for several requests.
 *
 * @param event what is said
 * @param origin the request that it goes back to
 */
public record Said(DomainEvent event, Origin origin) {}
