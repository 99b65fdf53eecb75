package io.diana.vip.web;

import io.diana.http.Problem;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Revoking;
import io.diana.vip.domain.Window;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What callers are told of an order for a grant, or of taking one away. */
final class GrantAnswers {

    private GrantAnswers() {}

    static ResponseEntity<?> render(Granting granting) {
        return switch (granting) {
            case Granting.Granted(var _, var window) -> created(window);
            case Granting.AlreadyGranted _ ->
                Problem.conflict("already-granted", "This was granted before, under the same reference.");
            case Granting.RefusedAsUnknownPlan(var plan) -> unknownPlan(plan);
            case Granting.RefusedAsInactivePlan(var plan) -> inactivePlan(plan);
            case Granting.RefusedAsEndless(var plan) ->
                unprocessable("term-too-long", "The plan %s would end behind the year 9999.".formatted(plan));
            case Granting.RefusedAsOwn(var id) -> Refusals.ownAccount(id);
            case Granting.RefusedAsErased(var id) -> Refusals.erased(id);
            case Granting.RefusedAsUnknown(var id) -> Refusals.unknown(id);
        };
    }

    static ResponseEntity<?> created(Window window) {
        var grant = window.grant();
        return ResponseEntity.created(
                        URI.create("/api/v1/users/%s/vip/grants/%s".formatted(grant.userId(), grant.id())))
                .body(GrantJson.of(window));
    }

    static ResponseEntity<?> unknownPlan(String plan) {
        return unprocessable("unknown-plan", "There is no plan %s.".formatted(plan));
    }

    static ResponseEntity<?> inactivePlan(String plan) {
        return Problem.conflict("plan-inactive", "The plan %s is not granted any more.".formatted(plan));
    }

    static ResponseEntity<?> render(Revoking revoking) {
        return switch (revoking) {
            case Revoking.Revoked(var _, var window) -> ResponseEntity.ok(GrantJson.of(window));
            case Revoking.AlreadyRevoked(var grantId) ->
                Refusals.conflict("grant-revoked", grantId, "was taken away before");
            case Revoking.RefusedAsOver(var grantId) -> Refusals.conflict("grant-over", grantId, "is over");
            case Revoking.RefusedAsOwn(var id) -> Refusals.ownAccount(id);
            case Revoking.RefusedAsUnknownGrant _ -> Refusals.unknownGrant();
            case Revoking.RefusedAsErased(var id) -> Refusals.erased(id);
            case Revoking.RefusedAsUnknown(var id) -> Refusals.unknown(id);
        };
    }

    private static ResponseEntity<?> unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail).asResponse();
    }
}
