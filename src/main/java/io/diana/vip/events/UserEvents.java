package io.diana.vip.events;

import io.diana.outbox.Listens;
import io.diana.users.UserErased;
import io.diana.vip.application.ForgetMember;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class UserEvents {

    private final ForgetMember forgetMember;

    UserEvents(ForgetMember forgetMember) {
        this.forgetMember = forgetMember;
    }

    @Listens(id = "vip.erasures", start = Listens.Start.BEGINNING)
    Mono<Void> on(UserErased event) {
        return forgetMember.after(event);
    }
}
