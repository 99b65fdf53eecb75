package io.diana.http;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What the current request is called: by which its log lines, audit rows and events are found again.
 *
 * <p>The request id is the caller's {@code X-Request-Id} when it is 1 … 128 visible ASCII characters, otherwise a new
 * UUIDv7. The trace is the caller's {@code traceparent} (W3C Trace Context) or a new one; the span is always our own.
 *
 * @param requestId names the request, and stands in its answer as {@code X-Request-Id}
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero: what happens here is a child of what called us
 * @param flags 2 lower-case hexadecimal digits
 */
public record RequestIds(String requestId, String traceId, String spanId, String flags) {

    /** The field that carries the request id, both ways. */
    public static final String HEADER = "X-Request-Id";

    /** The field that carries the trace. */
    public static final String TRACE_HEADER = "traceparent";

    private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /** Version 00 ends after the flags; a later one may go on, and ff is none (W3C Trace Context §3.2.2). */
    private static final Pattern TRACEPARENT = Pattern.compile("(?!ff|00-.{52}.)[0-9a-f]{2}"
            + "-(?!0{32})(?<trace>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-(?<flags>[0-9a-f]{2})(-.*)?");

    private static final HexFormat HEX = HexFormat.of();

    /** The ids of a request: what it says, where that is sound, or new ones. */
    public static RequestIds of(HttpHeaders headers, Instant now) {
        var requestId = headers.getFirst(HEADER);
        var named = requestId != null && REQUEST_ID.matcher(requestId).matches()
                ? requestId
                : TimeOrderedIds.at(now).toString();
        return inTraceOf(headers.getFirst(TRACE_HEADER), named);
    }

    private static RequestIds inTraceOf(@Nullable String traceparent, String requestId) {
        var trace = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        var span = HEX.toHexDigits(randomBits());
        return trace.matches()
                ? new RequestIds(requestId, trace.group("trace"), span, trace.group("flags"))
                : new RequestIds(requestId, HEX.toHexDigits(randomBits()) + HEX.toHexDigits(randomBits()), span, "00");
    }

    /** The ids of the request whose work this is; empty outside of any request. */
    public static Mono<RequestIds> current() {
        return Mono.deferContextual(context -> Mono.justOrEmpty(in(context)));
    }

    /** The ids of the request that this context belongs to; null outside of any request. */
    public static @Nullable RequestIds in(ContextView context) {
        return context.getOrDefault(RequestIds.class, null);
    }

    /** The same context, now belonging to this request. */
    public Context enter(Context context) {
        return context.put(RequestIds.class, this);
    }

    /** The trace to hand on to whatever this request causes (W3C Trace Context §3.2). */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    /** Not zero, as the specification wants. */
    private static long randomBits() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }
}
