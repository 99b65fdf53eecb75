package io.diana.http;

import tools.jackson.databind.node.ObjectNode;

/**
 * A partial update of an object (RFC 7396), as an argument of a handler method.
 *
 * <p>The method is only called with a body of type {@value #MEDIA_TYPE} that is an object: another type is a 415 with
 * {@code Accept-Patch}, malformed JSON a 400, any other JSON value a 422.
 *
 * @param document members to set; null removes one
 */
public record MergePatch(ObjectNode document) {

    /** What a partial update is sent as. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";
}
