package io.diana.vip.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Revoking;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

/** Answers that nobody gets over HTTP before callers have to say who they are. */
class GrantAnswersTests {

    private static final UserId ADA = new UserId(815);

    @Test
    void nobodyActsOnTheirOwnAccount() {
        assertIsProblem(GrantAnswers.render(new Granting.RefusedAsOwn(ADA)), 403, "own-account");
        assertIsProblem(GrantAnswers.render(new Revoking.RefusedAsOwn(ADA)), 403, "own-account");
    }

    @Test
    void aReferenceIsGrantedOnce() {
        assertIsProblem(GrantAnswers.render(new Granting.AlreadyGranted("r:1")), 409, "already-granted");
    }

    private static void assertIsProblem(ResponseEntity<?> answer, int status, String code) {
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
