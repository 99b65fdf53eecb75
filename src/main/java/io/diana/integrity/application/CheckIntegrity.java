package io.diana.integrity.application;

import io.diana.integrity.IntegrityCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has every invariant counted. */
@Service
public class CheckIntegrity {

    private static final Comparator<IntegrityCheck> BY_NAME =
            Comparator.comparing(IntegrityCheck::module).thenComparing(IntegrityCheck::name);

    private final List<IntegrityCheck> checks;
    private final Clock clock;

    CheckIntegrity(List<IntegrityCheck> checks, Clock clock) {
        this.checks = checks.stream().sorted(BY_NAME).toList();
        this.clock = clock;
    }

    /** One after the other, by module and name. When one cannot be counted nothing is said: silence is no evidence. */
    public Mono<List<Result>> all() {
        return Flux.fromIterable(checks).concatMap(this::count).collectList();
    }

    private Mono<Result> count(IntegrityCheck check) {
        return Mono.defer(() -> {
            var begin = clock.instant();
            return check.violations()
                    .map(violations -> new Result(
                            check.name(), check.module(), violations, begin, Duration.between(begin, clock.instant())));
        });
    }

    /**
     * How often an invariant did not hold.
     *
     * @param checkedAt when counting began
     * @param took how long it took
     */
    public record Result(String name, String module, long violations, Instant checkedAt, Duration took) {}
}
