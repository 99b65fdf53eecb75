package io.diana.vip.events;

import io.diana.outbox.Listens;
import io.diana.vip.GrantRequested;
import io.diana.vip.application.AnswerGrantRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What others say in the words of this module. */
@Component
class VipEvents {

    private final AnswerGrantRequest answerGrantRequest;

    VipEvents(AnswerGrantRequest answerGrantRequest) {
        this.answerGrantRequest = answerGrantRequest;
    }

    @Listens(id = "vip.requests", start = Listens.Start.BEGINNING)
    Mono<Void> on(GrantRequested event) {
        return answerGrantRequest.to(event);
    }
}
