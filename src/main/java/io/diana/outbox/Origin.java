package io.diana.outbox;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Which request an event goes back to, directly or through other events; null where there is none.
 *
 * @param requestId what the caller or Diana named the request
 * @param traceId W3C trace id
 */
public record Origin(@Nullable String requestId, @Nullable String traceId) {

    private static final Origin NONE = new Origin(null, null);

    /** The origin of what is happening now; without ids outside of any request. */
    public static Mono<Origin> current() {
        return Mono.deferContextual(
                context -> Mono.just(context.<Origin>getOrEmpty(Origin.class).orElse(NONE)));
    }

    /** The same context, in which events go back to this origin. */
    public Context enter(Context context) {
        return context.put(Origin.class, this);
    }
}
