package io.diana.outbox.web;

import io.diana.http.Cursors;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.http.Problem;
import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.application.PublicationQuery;
import io.diana.outbox.application.ResubmitPublication;
import io.diana.outbox.domain.Publication;
import io.diana.outbox.domain.PublicationId;
import io.diana.outbox.domain.Resubmission;
import io.diana.outbox.domain.Resubmission.Accepted;
import io.diana.outbox.domain.Resubmission.RefusedAsBusy;
import io.diana.outbox.domain.Resubmission.RefusedAsDone;
import io.diana.outbox.domain.Resubmission.RefusedAsUnknown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/events/publications")
@Tag(name = "Events")
class PublicationController {

    private final PublicationQuery publications;
    private final ResubmitPublication resubmitPublication;
    private final Cursors cursors;

    PublicationController(PublicationQuery publications, ResubmitPublication resubmitPublication, Cursors cursors) {
        this.publications = publications;
        this.resubmitPublication = resubmitPublication;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listPublications",
            summary = "What is to be delivered, and what was",
            description =
                    "Newest first: one item per event and listener. What is done is listed for as long as it is kept.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "pending, retrying, dead or done; all of them when left out")
    @Parameter(name = "listener", in = ParameterIn.QUERY, description = "The name of a listener")
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "The name of an event's type, simple or full")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "Published then or later: an instant")
    Mono<ResponseEntity<Page<PublicationJson>>> list(PageRequest page, ServerHttpRequest request) {
        var filter = PublicationParameters.filter(request);
        var list = name(request);
        var after = page.cursor() == null ? null : position(cursors.open(list, page.cursor()));
        var rows = publications.page(filter, after, page.limit() + 1);
        return Mono.zip(rows, count(filter, page.count()), (found, count) -> {
            var shown = found.subList(0, Math.min(found.size(), page.limit()));
            var next = found.size() > page.limit()
                    ? cursors.seal(list, List.of(shown.getLast().id().toString()))
                    : null;
            var items = shown.stream().map(PublicationJson::of).toList();
            return Page.respond(request, items, next, count.orElse(null));
        });
    }

    private Mono<Optional<Long>> count(PublicationFilter filter, PageRequest.Count count) {
        return switch (count) {
            case NONE -> Mono.just(Optional.empty());
            case ESTIMATED -> publications.estimate(filter).map(Optional::of);
            case EXACT -> publications.count(filter).map(Optional::of);
        };
    }

    /** A list with other filters is another list, and its cursors fit no other. */
    private static String name(ServerHttpRequest request) {
        var filters = new TreeMap<>(request.getQueryParams().asSingleValueMap());
        filters.keySet().removeAll(List.of("limit", "cursor", "count"));
        return "publications?" + filters;
    }

    private static PublicationId position(List<String> sealed) {
        return PublicationId.parse(sealed.getFirst()).orElseThrow();
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getPublication", summary = "Read a publication")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "Answer only if the publication no longer has this entity tag.")
    @ApiResponse(
            responseCode = "200",
            description = "The publication",
            content = @Content(schema = @Schema(implementation = PublicationJson.class)))
    @ApiResponse(responseCode = "304", description = "The publication still has this entity tag.")
    Mono<ResponseEntity<?>> get(@PathVariable String id) {
        return PublicationId.parse(id)
                .map(publications::find)
                .orElse(Mono.empty())
                .<ResponseEntity<?>>map(PublicationController::ok)
                .defaultIfEmpty(unknown());
    }

    @PostMapping("/{id}/resubmission")
    @Operation(
            operationId = "resubmitPublication",
            summary = "Try to deliver a publication again, now",
            description =
                    "A dead or retrying one is due at once, as if it had never been tried. A pending one is accepted as"
                            + " it is: its turn comes.")
    @ApiResponse(
            responseCode = "200",
            description = "The publication now",
            content = @Content(schema = @Schema(implementation = PublicationJson.class)))
    @ApiResponse(responseCode = "409", description = "It is done, or is being delivered at this moment")
    Mono<ResponseEntity<?>> resubmit(@PathVariable String id) {
        return PublicationId.parse(id)
                .map(resubmitPublication::by)
                .orElse(Mono.empty())
                .<ResponseEntity<?>>map(PublicationController::render)
                .defaultIfEmpty(unknown());
    }

    private static ResponseEntity<?> render(Resubmission resubmission) {
        return switch (resubmission) {
            case Accepted(var publication) -> ok(publication);
            case RefusedAsDone(var id) ->
                Problem.conflict("publication-done", "The publication %s has been delivered.".formatted(id));
            case RefusedAsBusy(var id) ->
                Problem.conflict("publication-busy", "The publication %s is being delivered now.".formatted(id));
            case RefusedAsUnknown _ -> unknown();
        };
    }

    private static ResponseEntity<PublicationJson> ok(Publication publication) {
        return ResponseEntity.ok().eTag(PublicationJson.etag(publication)).body(PublicationJson.of(publication));
    }

    private static ResponseEntity<Problem> unknown() {
        return Problem.notFound("unknown-publication", "There is no such publication, or it is no longer kept.");
    }
}
