package io.diana.vip.web;

import io.diana.http.Documents;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.vip.application.CheckEntitlement;
import io.diana.vip.domain.EntitlementCheck;
import io.diana.vip.domain.EntitlementCheck.InForce;
import io.diana.vip.domain.EntitlementCheck.NotInForce;
import io.diana.vip.domain.EntitlementCheck.RefusedAsErased;
import io.diana.vip.domain.EntitlementCheck.RefusedAsUnknown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "VIP")
class EntitlementController {

    private final CheckEntitlement checkEntitlement;
    private final Documents documents;

    EntitlementController(CheckEntitlement checkEntitlement, Documents documents) {
        this.checkEntitlement = checkEntitlement;
        this.documents = documents;
    }

    @GetMapping("/api/v1/users/{id}/entitlements/{key}")
    @Operation(
            operationId = "checkEntitlement",
            summary = "Whether a member may do something, until when and why",
            description =
                    "Made to be asked with every request. A yes may be kept for as long as Cache-Control says: until what"
                            + " is held changes, and five seconds at most, so that a revocation tells soon. A no is not to be kept.")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "Answer only if the entitlement no longer has this entity tag.")
    @ApiResponse(
            responseCode = "200",
            description = "It is in force, with this value",
            content = @Content(schema = @Schema(implementation = HeldEntitlement.class)))
    @ApiResponse(responseCode = "304", description = "The entitlement still has this entity tag.")
    @ApiResponse(responseCode = "404", description = "It is not in force (not-entitled), or nobody has the id")
    @ApiResponse(responseCode = "410", description = "The user was erased")
    Mono<ResponseEntity<?>> get(
            @Parameter(example = "816") @PathVariable UserId id,
            @Parameter(example = "story.vip") @PathVariable String key,
            @Parameter(description = "An instant; now when left out") @RequestParam(required = false) @Nullable
                    String asOf) {
        return checkEntitlement.of(id, key, Parameters.instant("asOf", asOf)).map(this::render);
    }

    private ResponseEntity<?> render(EntitlementCheck check) {
        return switch (check) {
            case InForce yes -> ok(yes);
            case NotInForce _ -> notEntitled();
            case RefusedAsErased(var id) -> Refusals.erased(id);
            case RefusedAsUnknown(var id) -> Refusals.unknown(id);
        };
    }

    private ResponseEntity<?> ok(InForce yes) {
        var document = documents.respond(HeldEntitlement.of(yes));
        return ResponseEntity.ok()
                .headers(document.getHeaders())
                .cacheControl(CacheControl.maxAge(yes.fresh()).cachePrivate())
                .body(document.getBody());
    }

    /** Whoever has just paid is let in at once. */
    private static ResponseEntity<?> notEntitled() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(HttpStatus.NOT_FOUND, "not-entitled", "The user holds no such entitlement then."));
    }

    /**
     * An entitlement in force, on the wire.
     *
     * @param value a number, text or truth value
     * @param validUntil from when on another value or none holds, as things are; null: never
     * @param because the grants that give this value
     */
    record HeldEntitlement(
            String key, Object value, @Nullable Instant validUntil, List<GrantJson> because) {

        static HeldEntitlement of(InForce yes) {
            var entitlement = yes.entitlement();
            return new HeldEntitlement(
                    entitlement.key(),
                    entitlement.value(),
                    entitlement.validUntil(),
                    yes.because().stream().map(GrantJson::of).toList());
        }
    }
}
