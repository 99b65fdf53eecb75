package library.books.persistence;

import java.util.List;
import library.books.application.BookQuery;
import library.books.application.Books;
import library.books.domain.Book;
import library.members.MemberId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresBooks implements Books, BookQuery {

    private final DatabaseClient db;

    PostgresBooks(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Book> lock(long number) {
        return db.sql("SELECT number FROM books.book WHERE number = :number FOR UPDATE")
                .bind("number", number)
                .map(row -> new Book(row.get("number", Long.class), List.of()))
                .one();
    }

    @Override
    public Mono<Void> reserve(MemberId member) {
        return db.sql("INSERT INTO books.reservation (member_id) VALUES (:member)")
                .bind("member", member.value())
                .then();
    }

    @Override
    public Flux<Book> all() {
        return db.sql("SELECT number FROM books.book")
                .map(row -> new Book(row.get("number", Long.class), List.of()))
                .all();
    }
}
