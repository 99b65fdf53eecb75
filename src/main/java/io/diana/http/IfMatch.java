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

    /** One entity tag of a list (RFC 9110 §8.8.3); a weak one is recognized so that it can be passed over. */
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")\\s*(?:,|$)");

    /** Keeps the tags from later changes. */
    public IfMatch {
        tags = List.copyOf(tags);
    }

    /** Reads the precondition of a request; several fields count as one list. */
    public static IfMatch of(HttpHeaders headers) {
        var fields = headers.get(HttpHeaders.IF_MATCH);
        if (fields == null || fields.isEmpty()) {
            return ABSENT;
        }
        var list = String.join(",", fields);
        return "*".equals(list.strip())
                ? new IfMatch(false, true, List.of())
                : new IfMatch(false, false, strongTags(list));
    }

    private static List<String> strongTags(String list) {
        var tags = new ArrayList<String>();
        var tag = TAG.matcher(list);
        var end = 0;
        while (end < list.length() && tag.find(end) && tag.start() == end) {
            if (tag.group(1) == null) {
                tags.add(tag.group(2));
            }
            end = tag.end();
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
