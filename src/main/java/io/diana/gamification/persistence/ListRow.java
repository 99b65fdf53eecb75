package io.diana.gamification.persistence;

import io.diana.gamification.domain.Change;
import java.util.stream.Stream;

/** Whether boards show a member, where that has changed. */
record ListRow(long user_id, boolean listed) {

    static Stream<ListRow> of(Change change) {
        var listed = change.after().standing().listed();
        return listed == change.before().standing().listed()
                ? Stream.empty()
                : Stream.of(new ListRow(change.after().owner().value(), listed));
    }
}
