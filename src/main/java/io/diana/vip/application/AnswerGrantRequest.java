package io.diana.vip.application;

import io.diana.outbox.Outbox;
import io.diana.vip.GrantRefused;
import io.diana.vip.GrantRequested;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.GrantOrder;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Granting.AlreadyGranted;
import io.diana.vip.domain.Granting.Granted;
import io.diana.vip.domain.Granting.RefusedAsEndless;
import io.diana.vip.domain.Granting.RefusedAsErased;
import io.diana.vip.domain.Granting.RefusedAsInactivePlan;
import io.diana.vip.domain.Granting.RefusedAsOwn;
import io.diana.vip.domain.Granting.RefusedAsUnknown;
import io.diana.vip.domain.Granting.RefusedAsUnknownPlan;
import io.diana.vip.domain.Term;
import java.time.Clock;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Gives the grants that other modules ask for, each once. */
@Service
public class AnswerGrantRequest {

    private final GrantMembership grantMembership;
    private final Outbox outbox;
    private final Clock clock;

    AnswerGrantRequest(GrantMembership grantMembership, Outbox outbox, Clock clock) {
        this.grantMembership = grantMembership;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Grants, or says why not. A refusal is an answer, too: asking again would not change it. */
    @Transactional
    public Mono<Void> to(GrantRequested request) {
        try {
            return grantMembership
                    .by(order(request))
                    .mapNotNull(AnswerGrantRequest::refusal)
                    .flatMap(reason -> refuse(request, reason));
        } catch (DateTimeException _) {
            return refuse(request, "invalid-duration");
        }
    }

    private static GrantOrder order(GrantRequested request) {
        var duration = request.duration();
        return new GrantOrder(
                request.userId(),
                request.plan(),
                duration == null ? null : Term.parse(duration),
                Source.valueOf(request.source().name()),
                Author.DIANA,
                request.reason(),
                request.reference());
    }

    private static @Nullable String refusal(Granting granting) {
        return switch (granting) {
            case Granted _, AlreadyGranted _ -> null;
            case RefusedAsUnknownPlan _ -> "unknown-plan";
            case RefusedAsInactivePlan _ -> "plan-inactive";
            case RefusedAsEndless _ -> "term-too-long";
            case RefusedAsUnknown _ -> "unknown-user";
            case RefusedAsErased _ -> "user-erased";
            case RefusedAsOwn _ -> "own-account";
        };
    }

    private Mono<Void> refuse(GrantRequested request, String reason) {
        return outbox.publish(new GrantRefused(request.userId(), request.reference(), reason, clock.instant()));
    }
}
