package io.diana.gamification.persistence;

import io.diana.gamification.domain.Change;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Whether boards show a member, where that has changed. */
record ListRow(long user_id, boolean listed) {

    static Stream<ListRow> of(Change change) {
        var listed = change.after().standing().listed();
        return listed == change.before().standing().listed()
                ? Stream.empty()
                : Stream.of(new ListRow(change.after().owner().value(), listed));
    }

    /** Tells boards, in the periods that are open; no list names a member twice. */
    static Mono<Void> write(DatabaseClient db, List<ListRow> rows) {
        return db.sql("SELECT gamification.set_listed(:owners, :wishes)")
                .bind("owners", rows.stream().map(ListRow::user_id).toArray(Long[]::new))
                .bind("wishes", rows.stream().map(ListRow::listed).toArray(Boolean[]::new))
                .then();
    }
}
