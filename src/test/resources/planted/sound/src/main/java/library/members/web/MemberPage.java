package library.members.web;

import library.members.application.MemberQuery;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

@Controller
class MemberPage {

    private final MemberQuery members;

    MemberPage(MemberQuery members) {
        this.members = members;
    }

    @GetMapping("/admin/members")
    Mono<String> list() {
        return members.all().then(Mono.just("members/list"));
    }
}
