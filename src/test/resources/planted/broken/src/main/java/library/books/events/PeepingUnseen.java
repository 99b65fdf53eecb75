package library.books.events;

import library.members.domain.Limits.Closed; // breaks: no module reads a room of another
import library.members.domain.Limits.Exceeded; // breaks: no module reads a room of another
import library.members.domain.Limits.Open; // breaks: no module reads a room of another

/** Nothing of these shows in what ArchUnit reads. */
class PeepingUnseen {

    int cast(Object object) {
        var open = (Open) object;
        return open == null ? 1 : 0;
    }

    int pattern(Object object) {
        return switch (object) {
            case Closed _ -> 1;
            default -> 0;
        };
    }

    void caught() {
        try {
            pattern("");
        } catch (Exceeded e) {
            cast("");
        }
    }
}
