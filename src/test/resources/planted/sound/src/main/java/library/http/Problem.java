package library.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The frame knows HTTP. */
public record Problem(int status, String title) {

    public ResponseEntity<Problem> asResponse() {
        return ResponseEntity.status(HttpStatus.valueOf(status)).body(this);
    }
}
