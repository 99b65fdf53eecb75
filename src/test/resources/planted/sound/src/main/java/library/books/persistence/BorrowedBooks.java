package library.books.persistence;

import library.members.MemberId;
import library.members.PersonalData;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Implements what a lower module asks of higher ones, which makes that no repository. */
@Component
class BorrowedBooks implements PersonalData {

    private final DatabaseClient db;

    BorrowedBooks(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<String> about(MemberId member) {
        return db.sql("SELECT string_agg(b.number::text, ',') FROM books.reservation b WHERE b.member_id = :member")
                .bind("member", member.value())
                .mapValue(String.class)
                .one();
    }
}
