package io.diana.outbox.domain;

/**
 * One publication that a worker has taken: an event on its way to one listener.
 *
 * @param attempts how often it failed before
 */
public record Delivery(StoredEvent event, int attempts) {}
