package library.books.web;

import library.books.application.BookQuery;
import library.books.domain.Book;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@RestController
class BookController {

    private final BookQuery books;

    BookController(BookQuery books) {
        this.books = books;
    }

    @GetMapping("/books")
    Flux<Long> list() {
        return books.all().map(Book::number);
    }
}
