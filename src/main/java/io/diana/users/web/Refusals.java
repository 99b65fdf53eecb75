package io.diana.users.web;

import io.diana.http.IfMatch;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.domain.StoredPreferences;
import io.diana.users.domain.User;
import java.time.Instant;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The refusals that several endpoints share, each in one wording. */
final class Refusals {

    private Refusals() {}

    static Problem unknown(UserId id) {
        return Problem.of(HttpStatus.NOT_FOUND, "unknown-user", "Nobody has the id %s.".formatted(id));
    }

    static Problem erased(UserId id) {
        return Problem.of(
                HttpStatus.GONE, "user-erased", "The user %s was erased; the id is not used again.".formatted(id));
    }

    static Problem tooLarge() {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "preferences-too-large",
                "Preferences have at most 16 KiB, eight levels and 256 keys.");
    }

    static ResponseEntity<Problem> stale(User current, Instant now) {
        return IfMatch.failed(UserJson.etag(current, now));
    }

    static Predicate<User> expecting(IfMatch ifMatch, Instant now) {
        return user -> ifMatch.admits(UserJson.etag(user, now));
    }

    static String etag(StoredPreferences preferences) {
        return "\"p%d\"".formatted(preferences.version());
    }
}
