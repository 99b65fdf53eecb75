package io.diana.users.web;

import io.diana.access.Actor;
import io.diana.http.Documents;
import io.diana.http.IfMatch;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.application.EraseUser;
import io.diana.users.application.GatherPersonalData;
import io.diana.users.application.UserQuery;
import io.diana.users.domain.Erasure;
import io.diana.users.domain.Erasure.AlreadyErased;
import io.diana.users.domain.Erasure.Erased;
import io.diana.users.domain.Erasure.RefusedAsStale;
import io.diana.users.domain.Erasure.RefusedAsUnknown;
import io.diana.users.domain.ErasureCertificate;
import io.diana.validation.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/users/{id}")
@Tag(name = "Users")
@ApiResponse(responseCode = "410", description = "The user was erased")
class ErasureController {

    private final EraseUser eraseUser;
    private final GatherPersonalData gather;
    private final UserQuery users;
    private final Documents documents;
    private final Clock clock;

    ErasureController(
            EraseUser eraseUser, GatherPersonalData gather, UserQuery users, Documents documents, Clock clock) {
        this.eraseUser = eraseUser;
        this.gather = gather;
        this.users = users;
        this.documents = documents;
        this.clock = clock;
    }

    @DeleteMapping
    @Operation(
            operationId = "eraseUser",
            summary = "Forget a person for good",
            description = "Answers with a certificate. The id is not used again.")
    @ApiResponse(
            responseCode = "200",
            description = "The certificate",
            content = @Content(schema = @Schema(implementation = ErasureCertificate.class)))
    Mono<ResponseEntity<?>> erase(
            @PathVariable UserId id,
            @Parameter(description = "Why, in 1 to 500 characters", example = "Asked to be forgotten")
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            Actor actor,
            IfMatch ifMatch) {
        var broken = Reason.violation(reason);
        return reason == null || broken != null
                ? Mono.just(Problem.invalidParameter(
                                "query", "reason", "required", "This needs a reason of 1 to 500 characters.")
                        .asResponse())
                : eraseUser
                        .of(id, actor, reason, Refusals.expecting(ifMatch, clock.instant()))
                        .map(this::render);
    }

    @GetMapping("/data")
    @Operation(operationId = "getUserData", summary = "Everything known about a person, from all modules")
    @ApiResponse(
            responseCode = "200",
            description = "One section per module",
            content = @Content(schema = @Schema(type = "object")))
    Mono<ResponseEntity<?>> data(@PathVariable UserId id) {
        return users.find(id)
                .<ResponseEntity<?>>flatMap(user -> user.profile() == null
                        ? Mono.just(Refusals.erased(id).asResponse())
                        : gather.about(id).map(documents::respond))
                .defaultIfEmpty(Refusals.unknown(id).asResponse());
    }

    private ResponseEntity<?> render(Erasure erasure) {
        return switch (erasure) {
            case Erased(var certificate) -> ResponseEntity.ok(certificate);
            case AlreadyErased(var id) -> Refusals.erased(id).asResponse();
            case RefusedAsStale(var current) -> Refusals.stale(current, clock.instant());
            case RefusedAsUnknown(var id) -> Refusals.unknown(id).asResponse();
        };
    }
}
