package io.diana.gamification.web;

import io.diana.http.Problem;
import io.diana.users.UserId;
import org.springframework.http.ResponseEntity;

/** What is answered about people of whom there is nothing to tell. */
final class MemberAnswers {

    private MemberAnswers() {}

    static ResponseEntity<?> unknown(UserId id) {
        return Problem.notFound("unknown-user", "Nobody has the id %s.".formatted(id));
    }

    static ResponseEntity<?> erased(UserId id) {
        return Problem.gone("user-erased", "The user %s was erased; the id is not used again.".formatted(id));
    }
}
