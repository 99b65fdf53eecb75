package io.diana.http;

import java.net.URI;
import java.net.URISyntaxException;

/** RFC 6901 pointers: how a problem names a place in a document. */
final class Pointers {

    private Pointers() {}

    /** The pointer to a member of the root. */
    static String of(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer as a URI fragment (RFC 6901 §6). */
    static String toFragment(String pointer) {
        try {
            return new URI(null, null, pointer).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Not a pointer.", e);
        }
    }
}
