package io.diana.http;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** RFC 6901 pointers: how a problem names a place in a document. */
final class Pointers {

    private Pointers() {}

    /** The pointer to a member of the root. */
    static String of(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer as a URI fragment (RFC 6901 §6). */
    static String toFragment(String pointer) {
        return "#" + UriUtils.encodeFragment(pointer, StandardCharsets.UTF_8);
    }
}
