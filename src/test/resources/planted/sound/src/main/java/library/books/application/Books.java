package library.books.application;

import library.books.domain.Book;
import library.members.MemberId;
import reactor.core.publisher.Mono;

/** A repository. */
public interface Books {

    Mono<Book> lock(long number);

    Mono<Void> reserve(MemberId member);
}
