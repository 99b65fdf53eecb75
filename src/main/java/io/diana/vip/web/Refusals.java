package io.diana.vip.web;

import io.diana.http.Problem;
import io.diana.users.UserId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The refusals that several endpoints share, each in one wording. */
final class Refusals {

    private Refusals() {}

    static ResponseEntity<?> unknown(UserId id) {
        return Problem.notFound("unknown-user", "Nobody has the id %s.".formatted(id));
    }

    static ResponseEntity<?> erased(UserId id) {
        return Problem.gone("user-erased", "The user %s was erased; the id is not used again.".formatted(id));
    }

    static ResponseEntity<?> ownAccount(UserId id) {
        return Problem.of(HttpStatus.FORBIDDEN, "own-account", "The user %s is your own account.".formatted(id))
                .asResponse();
    }

    static ResponseEntity<?> unknownPlan(String key) {
        return Problem.notFound("plan-not-found", "There is no plan %s.".formatted(key));
    }

    static ResponseEntity<?> unknownGrant() {
        return Problem.notFound("unknown-grant", "The user has no such grant.");
    }

    static ResponseEntity<?> conflict(String code, UUID grantId, String what) {
        return Problem.conflict(code, "The grant %s %s.".formatted(grantId, what));
    }
}
