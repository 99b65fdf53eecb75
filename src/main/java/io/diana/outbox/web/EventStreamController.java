package io.diana.outbox.web;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.outbox.application.FollowEvents;
import io.diana.outbox.application.FollowEvents.Opened;
import io.diana.outbox.application.FollowEvents.Opening;
import io.diana.outbox.application.FollowEvents.RefusedAsForgotten;
import io.diana.outbox.application.FollowEvents.RefusedAsFuture;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.Streamed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Events")
class EventStreamController {

    private static final int MOST_TYPES = 50;

    private final FollowEvents followEvents;
    private final StreamProperties properties;
    private final StreamEnd end;

    EventStreamController(FollowEvents followEvents, StreamProperties properties, StreamEnd end) {
        this.followEvents = followEvents;
        this.properties = properties;
        this.end = end;
    }

    @GetMapping(path = "/api/v1/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamEvents",
            summary = "Follow everything that happens",
            description =
                    "Server-Sent Events. Each event comes once, whatever its number of listeners: id is the position to"
                            + " give back in Last-Event-ID, event the simple name of the type, data a CloudEvent in JSON. Without a"
                            + " position the stream begins with what is published from now on; 0-0 is the beginning. A comment line"
                            + " comes at once and every 15 seconds, now and then with an id and no data: remember that id.")
    @StreamParameters
    @ApiResponse(
            responseCode = "200",
            description = "Events, for as long as one listens; the schema is that of their data lines",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = CloudEvent.class),
                            examples = @ExampleObject(name = "registered", value = EventExamples.STREAMED)))
    @ApiResponse(responseCode = "400", description = "The position is none")
    @ApiResponse(responseCode = "410", description = "Events behind the position are no longer kept")
    Mono<ResponseEntity<Flux<ServerSentEvent<CloudEvent>>>> stream(ServerHttpRequest request) {
        var position = position(request);
        return followEvents.after(position, types(request)).map(opening -> render(opening, position != null));
    }

    private ResponseEntity<Flux<ServerSentEvent<CloudEvent>>> render(Opening opening, boolean isResumed) {
        return switch (opening) {
            case Opened opened ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .body(lines(opened, isResumed));
            case RefusedAsFuture _ -> throw invalid();
            case RefusedAsForgotten(var position, var oldest) ->
                throw new ProblemException(Problem.of(
                                HttpStatus.GONE,
                                "events-forgotten",
                                "Events behind %s are no longer kept.".formatted(position))
                        .with("resumableFrom", oldest.toString()));
        };
    }

    private Flux<ServerSentEvent<CloudEvent>> lines(Opened opened, boolean isResumed) {
        return Flux.defer(() -> {
            var lines = new StreamLines(properties.source(), opened.start(), isResumed);
            return opened.events()
                    .publish(events -> Flux.merge(beats(events.ignoreElements()), events.map(Optional::of)), 1)
                    .takeUntilOther(end.reached())
                    .handle(lines::write);
        });
    }

    /** At once, and every now and then until the events end. */
    private Flux<Optional<Streamed>> beats(Mono<?> last) {
        return Flux.interval(Duration.ZERO, properties.heartbeat())
                .onBackpressureDrop()
                .map(_ -> Optional.<Streamed>empty())
                .takeUntilOther(last);
    }

    private static @Nullable EventPosition position(ServerHttpRequest request) {
        var field = request.getHeaders().getFirst("Last-Event-ID");
        var text = field == null ? request.getQueryParams().getFirst("lastEventId") : field;
        return text == null || text.isBlank()
                ? null
                : EventPosition.parse(text.strip()).orElseThrow(EventStreamController::invalid);
    }

    private static ProblemException invalid() {
        return new ProblemException(Problem.of(
                HttpStatus.BAD_REQUEST,
                "invalid-position",
                "A position is the id of an event of this stream, and this is none."));
    }

    private static Set<String> types(ServerHttpRequest request) {
        var text = request.getQueryParams().getFirst("types");
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        var types = Arrays.stream(text.split(","))
                .map(type -> FilterValue.TYPE.read(type.strip()))
                .collect(Collectors.toUnmodifiableSet());
        if (types.contains(Optional.<String>empty()) || types.size() > MOST_TYPES) {
            throw new ProblemException(Problem.invalidParameter(
                    "query", "types", "invalid-parameter", "Up to 50 names of events' types, separated by commas."));
        }
        return types.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }
}
