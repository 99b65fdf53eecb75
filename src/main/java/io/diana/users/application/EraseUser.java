package io.diana.users.application;

import io.diana.access.Actor;
import io.diana.outbox.Outbox;
import io.diana.users.PersonalData;
import io.diana.users.PersonalData.Holding;
import io.diana.users.UserId;
import io.diana.users.domain.Erasure;
import io.diana.users.domain.Erasure.AlreadyErased;
import io.diana.users.domain.Erasure.Erased;
import io.diana.users.domain.Erasure.RefusedAsStale;
import io.diana.users.domain.Erasure.RefusedAsUnknown;
import io.diana.users.domain.ErasureCertificate;
import io.diana.users.domain.User;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Forgets a person: what is personal goes, what must stay stays under the bare id, and a certificate says which is which. */
@Service
public class EraseUser {

    private final Users users;
    private final Erasures erasures;
    private final List<PersonalData> holders;
    private final Outbox outbox;
    private final Clock clock;

    EraseUser(Users users, Erasures erasures, List<PersonalData> holders, Outbox outbox, Clock clock) {
        this.users = users;
        this.erasures = erasures;
        this.holders = List.copyOf(holders);
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Erases the person if they are still as the caller expects.
     *
     * @param reason valid by {@link io.diana.validation.Reason}
     */
    @Transactional
    public Mono<Erasure> of(UserId id, Actor actor, String reason, Predicate<User> expected) {
        var certificate = certificate(id, actor, reason);
        return users.lock(id)
                .map(user -> decide(user, certificate, expected))
                .flatMap(this::keep)
                .defaultIfEmpty(new RefusedAsUnknown(id));
    }

    private static Erasure decide(User user, ErasureCertificate certificate, Predicate<User> expected) {
        if (user.profile() == null) {
            return new AlreadyErased(user.id());
        }
        return expected.test(user) ? new Erased(certificate) : new RefusedAsStale(user);
    }

    private Mono<Erasure> keep(Erasure erasure) {
        return erasure instanceof Erased erased ? erase(erased).thenReturn(erasure) : Mono.just(erasure);
    }

    private Mono<Void> erase(Erased erased) {
        var certificate = erased.certificate();
        return users.erase(certificate.userId(), certificate.erasedAt())
                .then(erasures.add(certificate))
                .then(outbox.publish(erased.event()));
    }

    private ErasureCertificate certificate(UserId id, Actor actor, String reason) {
        return new ErasureCertificate(
                id, clock.instant(), actor.label(), reason, words(Holding::erased), words(Holding::kept));
    }

    private List<String> words(Function<Holding, @Nullable String> part) {
        return holders.stream()
                .flatMap(holder -> holder.holdings().stream())
                .map(part)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
