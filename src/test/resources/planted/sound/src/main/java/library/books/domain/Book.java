package library.books.domain;

import java.util.List;
import library.books.BookLent;
import library.members.MemberId;
import org.jmolecules.ddd.annotation.AggregateRoot;

@AggregateRoot
public record Book(long number, List<MemberId> waiting) {

    public BookLent lend() {
        return new BookLent(number, waiting.getFirst());
    }
}
