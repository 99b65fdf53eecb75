package library.members.web;

import library.http.Problem;
import library.members.MemberId;
import library.members.application.JoinLibrary;
import library.members.application.MemberQuery;
import library.members.domain.Admission.Joined;
import library.members.domain.Admission.Nameless;
import library.members.domain.Member;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Asks use cases and queries, and answers over HTTP. */
@RestController
class MemberController {

    private static final Logger LOG = LoggerFactory.getLogger(MemberController.class);

    private final JoinLibrary joinLibrary;
    private final MemberQuery members;

    MemberController(JoinLibrary joinLibrary, MemberQuery members) {
        this.joinLibrary = joinLibrary;
        this.members = members;
    }

    @PostMapping("/members")
    Mono<ResponseEntity<?>> join(MemberId id) {
        LOG.info("Counted under diana.books.limit; the books. they borrow come FROM elsewhere.");
        return joinLibrary.as(id).map(admission -> switch (admission) {
            case Joined(var event) -> ResponseEntity.ok(new Card(event.memberId().value()));
            case Nameless _ -> new Problem(422, "nameless").asResponse();
        });
    }

    @GetMapping("/members")
    Mono<Card> show(MemberId id) {
        return members.find(id).map(Member::id).map(MemberId::value).map(Card::new);
    }

    record Card(long number) {}
}
