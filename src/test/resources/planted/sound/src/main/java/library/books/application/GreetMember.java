package library.books.application;

import library.members.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

@Service
public class GreetMember {

    private final Books books;

    GreetMember(Books books) {
        this.books = books;
    }

    @Transactional
    public Mono<Void> as(MemberId member) {
        return books.reserve(member);
    }
}
