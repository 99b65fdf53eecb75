package io.diana.http.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.StreamReadException;

/** JSON by its grammar, but not something two programs read alike (RFC 8259 §6 and §8.2, RFC 7493). */
class UnsoundJsonException extends StreamReadException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    UnsoundJsonException(JsonParser parser, JsonPointer pointer, String message) {
        super(parser, message);
        this.pointer = pointer.toString();
    }

    /** Where the value stands. */
    String pointer() {
        return pointer;
    }
}
