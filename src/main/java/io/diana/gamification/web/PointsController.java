package io.diana.gamification.web;

import io.diana.gamification.application.EntryQuery;
import io.diana.gamification.application.ShowAccount;
import io.diana.gamification.application.ShowAccount.Shown;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.Entry.Sums;
import io.diana.http.Documents;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Gamification")
@ApiResponse(responseCode = "410", description = "The user was erased")
class PointsController {

    private final ShowAccount showAccount;
    private final EntryQuery entries;
    private final Absent absent;
    private final Documents documents;
    private final String name;

    PointsController(
            ShowAccount showAccount,
            EntryQuery entries,
            Absent absent,
            Documents documents,
            @Value("${diana.points.name:besitos}") String name) {
        this.showAccount = showAccount;
        this.entries = entries;
        this.absent = absent;
        this.documents = documents;
        this.name = name;
    }

    @GetMapping("/api/v1/users/{id}/points")
    @Operation(operationId = "getPoints", summary = "What a member has, now or at a past instant")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "Answer only if it is no longer what has this entity tag.")
    @ApiResponse(
            responseCode = "200",
            description = "Balance, level, streak and multipliers",
            content = @Content(schema = @Schema(implementation = PointsJson.class)))
    @ApiResponse(responseCode = "304", description = "It still has this entity tag.")
    Mono<ResponseEntity<?>> get(
            @PathVariable UserId id,
            @Parameter(description = "A past instant", example = "2026-01-31T12:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf) {
        var instant = QueryInstants.read("asOf", asOf);
        return showAccount
                .of(id)
                .<ResponseEntity<?>>flatMap(shown ->
                        instant == null ? Mono.just(documents.respond(PointsJson.of(name, shown))) : at(instant, shown))
                .switchIfEmpty(Mono.defer(() -> absent.answer(id)));
    }

    private Mono<ResponseEntity<?>> at(Instant asOf, Shown shown) {
        if (asOf.isAfter(shown.moment().now())) {
            return Mono.just(Problem.invalidParameter("query", "asOf", "future", "Must be an instant of the past.")
                    .asResponse());
        }
        var levels = shown.moment().catalogue().levels();
        return entries.lastAt(shown.account().owner(), asOf)
                .map(Entry::sums)
                .defaultIfEmpty(new Sums(0, 0, 0, null))
                .map(sums -> documents.respond(PointsJson.at(asOf, name, sums, levels)));
    }
}
