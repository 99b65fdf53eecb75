package io.diana.users.application;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Registration;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets members in, one or many, however often they come. */
@Service
public class RegisterUsers {

    private final Users users;
    private final Outbox outbox;
    private final Clock clock;

    RegisterUsers(Users users, Outbox outbox, Clock clock) {
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One outcome per registration, in their order; an id that comes twice is registered, then refreshed. */
    @Transactional
    public Mono<List<Admission>> from(List<Registration> registrations) {
        return new Rounds<>(registrations, Registration::id)
                .each(round -> admit(round, Map.of()))
                .delayUntil(this::announce);
    }

    private Mono<Void> announce(List<Admission> admissions) {
        return outbox.publish(admissions.stream()
                .map(Admission::event)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Someone registered at this very moment by somebody else is known as soon as that has committed: ask again. */
    private Mono<Map<UserId, Admission>> admit(List<Registration> round, Map<UserId, Admission> known) {
        var open = round.stream().filter(it -> !known.containsKey(it.id())).toList();
        return open.isEmpty()
                ? Mono.just(known)
                : users.admit(open, clock.instant()).flatMap(more -> admit(open, joined(known, more)));
    }

    private static Map<UserId, Admission> joined(Map<UserId, Admission> some, Map<UserId, Admission> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
