package io.diana.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What is still known of what was said: for those who answer for it when it was said about a person. */
public interface EventHistory {

    /** The events of an aggregate that are still kept, in the order in which they were published. */
    Flux<KeptEvent> of(Identifier aggregate);

    /** The tables that name aggregates, with their schema: {@code outbox.event}. */
    List<String> tables();

    /**
     * How long after its day an event is kept at most, and that it was delivered; one that somebody still has to hear is kept
     * until then.
     */
    Duration retention();

    /**
     * An event that is still kept.
     *
     * @param type full name of its class when it was published
     * @param requestId the request it goes back to
     * @param data as it was stored, as JSON has it: objects are maps, arrays lists
     */
    record KeptEvent(
            UUID id,
            String type,
            Instant occurredAt,
            @Nullable String requestId,
            Map<String, @Nullable Object> data) {}
}
