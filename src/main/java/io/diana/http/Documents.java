package io.diana.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that are gathered from several places and so have no version: their entity tag is made of what they say.
 *
 * <p>It spares the caller the transfer, not the server the work.
 */
@Component
public class Documents {

    private static final int TAG_BYTES = 16;

    private final JsonMapper json;

    /** Writes as every other answer is written. */
    public Documents(JsonMapper json) {
        this.json = json;
    }

    /** The answer with this content, as JSON. */
    public ResponseEntity<byte[]> respond(Object content) {
        var body = json.writeValueAsBytes(content);
        return ResponseEntity.ok()
                .eTag("\"%s\"".formatted(tag(body)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static String tag(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
