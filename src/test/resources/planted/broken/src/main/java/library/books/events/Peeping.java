package library.books.events;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import library.members.domain.Limits;
import library.members.domain.Limits.Closed;
import library.members.domain.Limits.Exceeded;

/** Modulith names each way in the same words. */
class Peeping { // breaks: Spring Modulith verifies the modules and their allowed dependencies [depends on non-exposed type library.members.domain.Limits]

    private Limits field; // breaks: no module reads a room of another [Field <library.books.events.Peeping.field> has type]
    private Map<String, List<Limits>> generic; // breaks: no module reads a room of another [Field <library.books.events.Peeping.generic> has generic type]
    private Limits[][] array; // breaks: no module reads a room of another [Field <library.books.events.Peeping.array>]

    record Component(Limits limits) {} // breaks: no module reads a room of another [library.books.events.Peeping$Component]

    <T extends Limits> void bound(T limits) {} // breaks: no module reads a room of another [Method <library.books.events.Peeping.bound]

    void wildcard(List<? super Limits> limits) {} // breaks: no module reads a room of another [Method <library.books.events.Peeping.wildcard]

    @Limits.Watched(by = String.class)
    void annotated() {} // breaks: no module reads a room of another [Method <library.books.events.Peeping.annotated()> is annotated]

    Supplier<?> lambda() {
        return () -> Limits.state(); // breaks: no module reads a room of another
    }

    Supplier<?> reference() {
        return Limits::state; // breaks: no module reads a room of another
    }

    Class<?> literal() {
        return Closed.class; // breaks: no module reads a room of another
    }

    boolean test(Object object) {
        return object instanceof Closed; // breaks: no module reads a room of another
    }

    void thrown() throws Exceeded {} // breaks: no module reads a room of another [Method <library.books.events.Peeping.thrown()> throws]
}
