package io.diana.gamification.web;

import io.diana.gamification.domain.Refusal;
import io.diana.http.Problem;
import io.diana.users.UserId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What refusals are answered with, alone and as rows of a bulk call. */
final class PointsRefusals {

    private PointsRefusals() {}

    /** The answer to a single call. */
    static ResponseEntity<?> answer(Refusal refusal) {
        var problem = problem(refusal);
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return problem.extensions().get("retryAfter") instanceof Long seconds
                ? answer.header(HttpHeaders.RETRY_AFTER, seconds.toString()).body(problem)
                : answer.body(problem);
    }

    /** The problem. */
    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unknown(var id) -> unknown(id);
            case Refusal.Erased(var id) -> erased(id);
            case Refusal.Suspended(var id) -> conflict("user-suspended", "The user %s is suspended.".formatted(id));
            case Refusal.OwnAccount(var id) ->
                Problem.of(HttpStatus.FORBIDDEN, "own-account", "The user %s is your own account.".formatted(id));
            case Refusal.KeyReused _ ->
                invalid("idempotency-key-reused", "Something else was asked for under this key.");
            case Refusal.UnknownType(var type) ->
                invalid("unknown-action-type", "There is no action of type %s.".formatted(type));
            case Refusal.Invalid(var violations) -> Problem.invalid(violations);
            case Refusal.Limited limited -> limited(limited);
            case Refusal.Insufficient(var balance, var wanted) ->
                conflict("insufficient-points", "There are %d points; %d are wanted.".formatted(balance, wanted))
                        .with("balance", balance);
            case Refusal.AlreadyClaimed(var nextAt) ->
                conflict("already-claimed", "The next gift can be claimed at %s.".formatted(nextAt))
                        .with("nextAt", nextAt);
            case Refusal.TooMuch _ -> conflict("too-many-points", "Nobody can have that many points.");
            case Refusal.UnknownHold(var id) -> unknownHold(id);
            case Refusal.AlreadyDecided(var id) ->
                conflict("hold-decided", "Somebody has decided on %s before.".formatted(id));
            case Refusal.OfShop it -> ShopRefusals.problem(it);
            case Refusal.OfMission ofMission -> MissionRefusals.problem(ofMission);
        };
    }

    private static Problem limited(Refusal.Limited limited) {
        var limit = limited.limit();
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "limit-reached",
                        "%s may be done %d times %s; again from %s."
                                .formatted(
                                        limited.type(),
                                        limit.max(),
                                        limit.window() == null ? "a day" : "in " + limit.window(),
                                        limited.freeAt()))
                .with("freeAt", limited.freeAt())
                .with("retryAfter", limited.seconds());
    }

    static Problem unknown(UserId id) {
        return Problem.of(HttpStatus.NOT_FOUND, "unknown-user", "Nobody has the id %s.".formatted(id));
    }

    static Problem erased(UserId id) {
        return Problem.of(
                HttpStatus.GONE, "user-erased", "The user %s was erased; the id is not used again.".formatted(id));
    }

    static Problem conflict(String code, String detail) {
        return Problem.of(HttpStatus.CONFLICT, code, detail);
    }

    private static Problem unknownHold(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "unknown-hold", "Nothing is held under the id %s.".formatted(id));
    }

    private static Problem invalid(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
