package io.diana.vip.schedule;

import io.diana.integrity.IntegrityCheck;
import io.diana.users.UserId;
import io.diana.vip.application.CompareProjection;
import io.diana.vip.application.RestoreProjection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps what the users module believes of memberships true, whatever has happened to it: events are not lost, but rows can be
 * changed by hand and restored from a copy. Every node looks; saying it twice changes nothing.
 */
@Component
class ProjectionSchedule implements IntegrityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionSchedule.class);

    private final CompareProjection compareProjection;
    private final RestoreProjection restoreProjection;

    ProjectionSchedule(CompareProjection compareProjection, RestoreProjection restoreProjection) {
        this.compareProjection = compareProjection;
        this.restoreProjection = restoreProjection;
    }

    @Override
    public String module() {
        return "vip";
    }

    @Override
    public String name() {
        return "users-believe-what-is-held";
    }

    /** At most 1,000. */
    @Override
    public Mono<Long> violations() {
        return compareProjection.differences().map(differences -> (long) differences.size());
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    Mono<Void> restore() {
        return Mono.defer(compareProjection::differences).flatMap(this::restore).onErrorResume(failure -> {
            LOG.warn("Memberships were not compared, the next round tries again: {}", failure.toString());
            return Mono.empty();
        });
    }

    private Mono<Void> restore(List<UserId> differing) {
        if (!differing.isEmpty()) {
            LOG.warn("What the users module believes of {} memberships is told anew.", differing.size());
        }
        return Flux.fromIterable(differing).concatMap(restoreProjection::of).then();
    }
}
