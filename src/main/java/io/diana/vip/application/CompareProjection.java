package io.diana.vip.application;

import io.diana.users.ProjectedMemberships;
import io.diana.users.UserId;
import io.diana.vip.domain.Comparison;
import io.diana.vip.domain.Comparison.Difference;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Compares what members hold with what the users module believes of it. */
@Service
public class CompareProjection {

    private static final int PAGE = 1_000;
    private static final int MOST = 1_000;

    /** How long news may be on its way before its absence counts; many times what it takes when all is well. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HoldingQuery holdings;
    private final ProjectedMemberships projection;

    CompareProjection(HoldingQuery holdings, ProjectedMemberships projection) {
        this.holdings = holdings;
        this.projection = projection;
    }

    /**
     * Members of whom something else is believed than is true, and not only because the news is on its way; at most 1,000.
     * Goes through all memberships page by page.
     */
    public Mono<List<UserId>> differences() {
        return part(0).expand(part -> part.hasMore() ? part(part.upTo()) : Mono.empty())
                .flatMapIterable(Comparison::differences)
                .take(MOST)
                .collectList()
                .flatMap(this::lasting);
    }

    private Mono<Comparison> part(long after) {
        return Mono.zip(
                holdings.page(after, PAGE),
                projection.page(after, PAGE),
                (held, believed) -> Comparison.of(held, believed, PAGE));
    }

    private Mono<List<UserId>> lasting(List<Difference> differences) {
        if (differences.isEmpty()) {
            return Mono.just(List.of());
        }
        var ids = differences.stream().map(Difference::userId).toList();
        return Mono.zip(
                        holdings.of(ids).delaySubscription(GRACE),
                        projection.of(ids).delaySubscription(GRACE),
                        (held, believed) -> Comparison.of(held, believed, MOST + 1))
                .map(second -> second.lasting(differences));
    }
}
