package io.diana.users.web;

import io.diana.users.UserId;
import io.diana.users.application.TouchUsers;
import io.diana.users.domain.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Users")
@ApiResponse(responseCode = "410", description = "The user was erased")
class ActivityController {

    private final TouchUsers touchUsers;

    ActivityController(TouchUsers touchUsers) {
        this.touchUsers = touchUsers;
    }

    @PostMapping("/api/v1/users/{id}/activity")
    @Operation(
            operationId = "touchUser",
            summary = "Note that a member is here",
            description = "Shows in lastActiveAt within a minute.")
    @ApiResponse(responseCode = "204", description = "Noted")
    Mono<ResponseEntity<?>> touch(@PathVariable UserId id) {
        return touchUsers.here(List.of(id)).map(statuses -> render(id, statuses.get(id)));
    }

    private static ResponseEntity<?> render(UserId id, @Nullable Status status) {
        return switch (status) {
            case null -> Refusals.unknown(id).asResponse();
            case ERASED -> Refusals.erased(id).asResponse();
            case ACTIVE, SUSPENDED -> ResponseEntity.noContent().build();
        };
    }
}
