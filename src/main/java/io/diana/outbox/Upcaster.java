package io.diana.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored events of an earlier name or shape as those of a later one. A bean; several are followed one after the
 * other until the event is one of today's.
 */
public interface Upcaster {

    /** Which stored events this one takes. */
    Shape from();

    /** What they become; another name, a higher version, or both. */
    Shape to();

    /** The data in the later shape. */
    Map<String, @Nullable Object> upcast(Map<String, @Nullable Object> data);

    /**
     * What a stored event is an event of.
     *
     * @param type full name of the event's class when it was stored
     * @param version of its shape: see {@link Version}
     */
    record Shape(String type, int version) {}
}
