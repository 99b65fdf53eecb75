package io.diana.users.application;

import io.diana.users.UserId;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Registration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets members in, one or many, however often they come. */
@Service
public class RegisterUsers {

    private final Users users;
    private final Clock clock;

    RegisterUsers(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** One outcome per registration, in their order; an id that comes twice is registered, then refreshed. */
    @Transactional
    public Mono<List<Admission>> from(List<Registration> registrations) {
        return Flux.fromIterable(rounds(registrations))
                .concatMap(round -> admit(round, Map.of()))
                .collectList()
                .map(rounds -> inOrder(registrations, rounds));
    }

    /** Someone registered at this very moment by somebody else is known as soon as that has committed: ask again. */
    private Mono<Map<UserId, Admission>> admit(Map<UserId, Registration> round, Map<UserId, Admission> known) {
        var open = round.values().stream()
                .filter(it -> !known.containsKey(it.id()))
                .toList();
        return open.isEmpty()
                ? Mono.just(known)
                : users.admit(open, clock.instant()).flatMap(more -> admit(round, joined(known, more)));
    }

    private static Map<UserId, Admission> joined(Map<UserId, Admission> some, Map<UserId, Admission> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** One statement cannot write a row twice, so the second registration of an id waits for the second round. */
    private static List<Map<UserId, Registration>> rounds(List<Registration> registrations) {
        var rounds = new ArrayList<Map<UserId, Registration>>();
        for (var registration : registrations) {
            rounds.stream()
                    .filter(round -> !round.containsKey(registration.id()))
                    .findFirst()
                    .orElseGet(() -> {
                        rounds.add(new LinkedHashMap<>());
                        return rounds.getLast();
                    })
                    .put(registration.id(), registration);
        }
        return rounds;
    }

    private static List<Admission> inOrder(List<Registration> registrations, List<Map<UserId, Admission>> rounds) {
        var turn = new HashMap<UserId, Integer>();
        return registrations.stream()
                .map(it -> rounds.get(turn.merge(it.id(), 1, Integer::sum) - 1).get(it.id()))
                .map(Objects::requireNonNull)
                .toList();
    }
}
