package io.diana.gamification.web;

import io.diana.gamification.application.ShowAchievements;
import io.diana.gamification.application.ShowMissions;
import io.diana.http.Documents;
import io.diana.users.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/users/{id}")
@Tag(name = "Gamification")
@ApiResponse(responseCode = "304", description = "It still has this entity tag.")
@ApiResponse(responseCode = "410", description = "The user was erased")
class ProgressController {

    private final ShowAchievements showAchievements;
    private final ShowMissions showMissions;
    private final Absent absent;
    private final Documents documents;

    ProgressController(
            ShowAchievements showAchievements, ShowMissions showMissions, Absent absent, Documents documents) {
        this.showAchievements = showAchievements;
        this.showMissions = showMissions;
        this.absent = absent;
        this.documents = documents;
    }

    @GetMapping("/achievements")
    @Operation(
            operationId = "getAchievements",
            summary = "How far a member has come with achievements",
            description = "All that can be reached; secret ones from the first step on.")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "Answer only if it is no longer what has this entity tag.")
    @ApiResponse(
            responseCode = "200",
            description = "Achievements and titles",
            content = @Content(schema = @Schema(implementation = MemberAchievementsJson.class)))
    Mono<ResponseEntity<?>> achievements(@Parameter(example = "815") @PathVariable UserId id) {
        return showAchievements
                .of(id)
                .<ResponseEntity<?>>map(reached -> documents.respond(MemberAchievementsJson.of(reached)))
                .switchIfEmpty(Mono.defer(() -> absent.answer(id)));
    }

    @GetMapping("/missions")
    @Operation(
            operationId = "getMissions",
            summary = "What a member can do for a reward now",
            description = "Three daily missions, the weekly ones, those done once and events; with them what was"
                    + " completed and can still be claimed.")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "Answer only if it is no longer what has this entity tag.")
    @ApiResponse(
            responseCode = "200",
            description = "Missions and their progress",
            content = @Content(schema = @Schema(implementation = MemberMissionsJson.class)))
    Mono<ResponseEntity<?>> missions(@Parameter(example = "815") @PathVariable UserId id) {
        return showMissions
                .of(id)
                .<ResponseEntity<?>>map(offered -> documents.respond(MemberMissionsJson.of(offered)))
                .switchIfEmpty(Mono.defer(() -> absent.answer(id)));
    }
}
