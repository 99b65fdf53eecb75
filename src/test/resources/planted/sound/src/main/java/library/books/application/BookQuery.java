package library.books.application;

import library.books.domain.Book;
import reactor.core.publisher.Flux;

/** Reading for show. */
public interface BookQuery {

    Flux<Book> all();
}
