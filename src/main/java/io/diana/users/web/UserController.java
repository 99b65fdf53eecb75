package io.diana.users.web;

import io.diana.http.IfMatch;
import io.diana.http.MergePatch;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.application.PatchProfile;
import io.diana.users.application.RegisterUsers;
import io.diana.users.application.UserQuery;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Admission.Recognized;
import io.diana.users.domain.Admission.Refreshed;
import io.diana.users.domain.Admission.RefusedAsErased;
import io.diana.users.domain.Admission.Registered;
import io.diana.users.domain.ProfileChange;
import io.diana.users.domain.ProfileUpdate;
import io.diana.users.domain.ProfileUpdate.Changed;
import io.diana.users.domain.ProfileUpdate.RefusedAsStale;
import io.diana.users.domain.ProfileUpdate.RefusedAsUnknown;
import io.diana.users.domain.ProfileUpdate.Unchanged;
import io.diana.users.domain.Registration;
import io.diana.users.domain.User;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Users")
@ApiResponse(responseCode = "410", description = "The user was erased")
class UserController {

    private final RegisterUsers registerUsers;
    private final PatchProfile patchProfile;
    private final UserQuery users;
    private final Clock clock;

    UserController(RegisterUsers registerUsers, PatchProfile patchProfile, UserQuery users, Clock clock) {
        this.registerUsers = registerUsers;
        this.patchProfile = patchProfile;
        this.users = users;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerUser",
            summary = "Register a member, or bring a known one's profile up to date",
            description = "Idempotent. A field that is left out stays as it is for a known member; null takes it away.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RegistrationBody.class),
                                            examples =
                                                    @ExampleObject(name = "ada", value = UserExamples.REGISTRATION))))
    @ApiResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = UserJson.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Known already",
            content = @Content(schema = @Schema(implementation = UserJson.class)))
    Mono<ResponseEntity<?>> register(@RequestBody JsonNode body) {
        return switch (RegistrationReader.registration(body)) {
            case Invalid<Registration>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<Registration>(var registration) ->
                registerUsers.from(List.of(registration)).map(admissions -> render(admissions.getFirst()));
        };
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getUser", summary = "Read a member")
    @ApiResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(schema = @Schema(implementation = UserJson.class)))
    Mono<ResponseEntity<?>> get(@PathVariable UserId id) {
        return users.find(id)
                .<ResponseEntity<?>>map(
                        user -> user.profile() == null ? Refusals.erased(id).asResponse() : ok(user))
                .defaultIfEmpty(Refusals.unknown(id).asResponse());
    }

    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchUser",
            summary = "Change a member's profile",
            description = "A merge patch (RFC 7396). Honours If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = ProfileBody.class),
                                            examples =
                                                    @ExampleObject(name = "move", value = UserExamples.PROFILE_PATCH))))
    @ApiResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(schema = @Schema(implementation = UserJson.class)))
    Mono<ResponseEntity<?>> patch(@PathVariable UserId id, MergePatch patch, IfMatch ifMatch) {
        return switch (RegistrationReader.change(patch.document())) {
            case Invalid<ProfileChange>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<ProfileChange>(var change) ->
                patchProfile
                        .of(id, change, Refusals.expecting(ifMatch, clock.instant()))
                        .map(this::render);
        };
    }

    private ResponseEntity<?> render(Admission admission) {
        return switch (admission) {
            case Registered(var user) ->
                ResponseEntity.created(URI.create("/api/v1/users/" + user.id()))
                        .eTag(UserJson.etag(user, clock.instant()))
                        .body(UserJson.of(user, clock.instant()));
            case Refreshed(var user, var _) -> ok(user);
            case Recognized(var user) -> ok(user);
            case RefusedAsErased(var id) -> Refusals.erased(id).asResponse();
        };
    }

    private ResponseEntity<?> render(ProfileUpdate update) {
        return switch (update) {
            case Changed(var user, var _) -> ok(user);
            case Unchanged(var user) -> ok(user);
            case RefusedAsStale(var current) -> Refusals.stale(current, clock.instant());
            case ProfileUpdate.RefusedAsErased(var id) -> Refusals.erased(id).asResponse();
            case RefusedAsUnknown(var id) -> Refusals.unknown(id).asResponse();
        };
    }

    private ResponseEntity<UserJson> ok(User user) {
        var now = clock.instant();
        return ResponseEntity.ok().eTag(UserJson.etag(user, now)).body(UserJson.of(user, now));
    }
}
