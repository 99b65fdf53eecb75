package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.diana.access.Actor;
import io.diana.gamification.application.DecideHold;
import io.diana.gamification.application.HoldQuery;
import io.diana.gamification.application.HoldQuery.Position;
import io.diana.gamification.domain.EntryId;
import io.diana.gamification.domain.Hold;
import io.diana.gamification.domain.HoldOrder;
import io.diana.gamification.domain.Refusal;
import io.diana.http.Cursors;
import io.diana.http.IdempotencyKey;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.http.PageRequest.Count;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/points/holds")
@Tag(name = "Gamification")
class HoldController {

    private static final String LIST = "holds";

    private final HoldQuery holds;
    private final DecideHold decideHold;
    private final Cursors cursors;

    HoldController(HoldQuery holds, DecideHold decideHold, Cursors cursors) {
        this.holds = holds;
        this.decideHold = decideHold;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listHolds",
            summary = "Points that wait for a decision",
            description = "Oldest first. Their owners see them as pending.")
    Mono<ResponseEntity<Page<HoldJson>>> list(PageRequest page, ServerHttpRequest request) {
        var behind = page.cursor() == null ? null : position(cursors.open(LIST, page.cursor()));
        var count = page.count() == Count.NONE
                ? Mono.just(Optional.<Long>empty())
                : holds.count().map(Optional::of);
        return Mono.zip(holds.page(behind, page.limit() + 1), count, (found, total) -> {
            var shown = found.subList(0, Math.min(found.size(), page.limit()));
            var next = found.size() > page.limit() ? cursors.seal(LIST, position(shown.getLast())) : null;
            return Page.respond(request, shown.stream().map(HoldJson::of).toList(), next, total.orElse(null));
        });
    }

    private static List<String> position(Hold hold) {
        return List.of(hold.at().toString(), hold.owner().toString(), Long.toString(hold.no()));
    }

    private static Position position(List<String> cursor) {
        return new Position(Instant.parse(cursor.get(0)), UserId.of(cursor.get(1)), Long.parseLong(cursor.get(2)));
    }

    @PostMapping(path = "/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "releaseHold",
            summary = "Pay points that are held",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = DecisionBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "evening",
                                                            value = GamificationExamples.DECISION))))
    @ApiResponse(
            responseCode = "201",
            description = "The entry that pays them",
            content = @Content(schema = @Schema(implementation = LedgerEntryJson.class)))
    @ApiResponse(responseCode = "403", description = "Nobody decides on their own points")
    @ApiResponse(responseCode = "409", description = "Somebody has decided before")
    Mono<ResponseEntity<?>> release(
            @PathVariable String id, @RequestBody JsonNode body, Actor actor, IdempotencyKey key) {
        return decide(id, PointsReader.decision(true, body, actor, key));
    }

    @PostMapping(path = "/{id}/void", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "voidHold",
            summary = "Do not pay points that are held",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = DecisionBody.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "evening",
                                                            value = GamificationExamples.DECISION))))
    @ApiResponse(
            responseCode = "201",
            description = "The entry that says so",
            content = @Content(schema = @Schema(implementation = LedgerEntryJson.class)))
    @ApiResponse(responseCode = "403", description = "Nobody decides on their own points")
    @ApiResponse(responseCode = "409", description = "Somebody has decided before")
    Mono<ResponseEntity<?>> forfeit(
            @PathVariable String id, @RequestBody JsonNode body, Actor actor, IdempotencyKey key) {
        return decide(id, PointsReader.decision(false, body, actor, key));
    }

    private Mono<ResponseEntity<?>> decide(String id, Checked<HoldOrder> read) {
        return switch (read) {
            case Invalid<HoldOrder>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<HoldOrder>(var order) -> decide(id, order);
        };
    }

    private Mono<ResponseEntity<?>> decide(String id, HoldOrder order) {
        var entry = EntryId.parse(id);
        return entry == null
                ? Mono.just(PointsRefusals.answer(new Refusal.UnknownHold(id)))
                : decideHold
                        .on(entry.owner(), entry.no(), order)
                        .map(booking -> Bookings.render(booking, LedgerEntryJson::of));
    }

    /** Points that wait. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldJson(
            String id,
            UserId userId,
            String type,
            long points,
            String flag,

            @JsonRawValue @Schema(type = "object") @Nullable String context,

            Instant heldAt) {

        static HoldJson of(Hold hold) {
            return new HoldJson(
                    hold.id(),
                    hold.owner(),
                    hold.type(),
                    hold.points(),
                    hold.flag().word(),
                    hold.context(),
                    hold.at());
        }
    }

    /** What a decision is sent with, for the API's document. */
    record DecisionBody(String reason) {}
}
