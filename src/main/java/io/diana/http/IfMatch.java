package io.diana.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The precondition of a write: which version of the resource the caller has seen (RFC 9110 §13.1.1).
 *
 * <p>Comparison is strong: a weak tag matches nothing, and so does a field that is no list of entity tags. Can be an
 * argument of a handler method.
 *
 * @param isAbsent whether the request has no precondition
 * @param isAny whether {@code *} was given, which any existing resource meets
 * @param tags the strong entity tags, with their quotes
 */
public record IfMatch(boolean isAbsent, boolean isAny, List<String> tags) {

    private static final IfMatch ABSENT = new IfMatch(true, false, List.of());

    /** One element of a list of entity tags (RFC 9110 §8.8.3 and §5.6.1); weak and empty ones are passed over. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\s*+(?:(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")\\s*+)?(?:,|$)");

    /** Keeps the tags from later changes. */
    public IfMatch {
        tags = List.copyOf(tags);
    }

    /** Reads the precondition of a request; several fields count as one list. */
    public static IfMatch of(HttpHeaders headers) {
        var fields = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (fields.isEmpty()) {
            return ABSENT;
        }
        var list = String.join(",", fields);
        return "*".equals(list.strip())
                ? new IfMatch(false, true, List.of())
                : new IfMatch(false, false, strongTags(list));
    }

    private static List<String> strongTags(String list) {
        var tags = new ArrayList<String>();
        var element = ELEMENT.matcher(list);
        var end = 0;
        while (end < list.length() && element.region(end, list.length()).lookingAt()) {
            if (element.group(2) != null && element.group(1) == null) {
                tags.add(element.group(2));
            }
            end = element.end();
        }
        return end == list.length() ? tags : List.of();
    }

    /**
     * Tells whether a write may go on.
     *
     * @param etag the current, strong entity tag of the existing resource, with its quotes
     */
    public boolean admits(String etag) {
        return isAbsent || isAny || tags.contains(etag);
    }

    /** 412: the resource has changed since the caller saw it; the answer says what it is now. */
    public static ResponseEntity<Problem> failed(String currentEtag) {
        var problem = Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "precondition-failed",
                "The resource has changed: read it again, and repeat the change if it still applies.");
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .eTag(currentEtag)
                .body(problem);
    }

    /** 428: this write is not done without {@code If-Match} (RFC 6585 §3). */
    public static ResponseEntity<Problem> missing() {
        return Problem.of(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "precondition-required",
                        "Send If-Match with the ETag of the version that is to be changed.")
                .asResponse();
    }
}
