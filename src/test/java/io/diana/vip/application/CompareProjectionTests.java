package io.diana.vip.application;

import io.diana.testing.VirtualTime;
import io.diana.users.ProjectedMemberships;
import io.diana.users.ProjectedMemberships.Projected;
import io.diana.users.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@VirtualTime
class CompareProjectionTests {

    private static final Instant SOON = Instant.parse("2030-01-01T00:00:00Z");

    private final Believed held = new Believed();
    private final Believed believed = new Believed();

    @Test
    void goesThroughAllPages() {
        LongStream.rangeClosed(1, 3_500).forEach(id -> {
            held.put(id, SOON);
            believed.put(id, id == 2_700 ? null : SOON);
        });
        believed.put(5_000, SOON);

        verify(2_700, 5_000);
    }

    @Test
    void waitsForNobodyWhenNothingDiffers() {
        held.put(1, SOON);
        believed.put(1, SOON);

        StepVerifier.create(comparing()).expectNext(List.of()).verifyComplete();
    }

    @Test
    void doesNotCountWhatWasOnItsWay() {
        held.put(1, SOON);
        held.put(2, SOON);

        StepVerifier.withVirtualTime(this::comparing)
                .expectSubscription()
                .then(() -> believed.put(1, SOON))
                .thenAwait(Duration.ofSeconds(2))
                .expectNext(List.of(new UserId(2)))
                .verifyComplete();
    }

    @Test
    void namesAThousandAtMost() {
        LongStream.rangeClosed(1, 2_000).forEach(id -> held.put(id, SOON));

        StepVerifier.withVirtualTime(this::comparing)
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(2))
                .expectNextMatches(ids -> ids.size() == 1_000)
                .verifyComplete();
    }

    private void verify(long... expected) {
        StepVerifier.withVirtualTime(this::comparing)
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(1))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(LongStream.of(expected).mapToObj(UserId::new).toList())
                .verifyComplete();
    }

    private Mono<List<UserId>> comparing() {
        return new CompareProjection(held, believed).differences();
    }

    /** Who holds something, or is believed to. */
    private static final class Believed implements HoldingQuery, ProjectedMemberships {

        private final NavigableMap<Long, Projected> all = new TreeMap<>();

        void put(long id, @Nullable Instant until) {
            all.put(id, new Projected(new UserId(id), until));
        }

        @Override
        public Mono<List<Projected>> page(long after, int limit) {
            return Mono.fromSupplier(() ->
                    all.tailMap(after, false).values().stream().limit(limit).toList());
        }

        @Override
        public Mono<List<Projected>> of(Collection<UserId> ids) {
            return Mono.fromSupplier(() -> all.values().stream()
                    .filter(each -> ids.contains(each.userId()))
                    .toList());
        }
    }
}
