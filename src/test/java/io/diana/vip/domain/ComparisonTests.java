package io.diana.vip.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.ProjectedMemberships.Projected;
import io.diana.users.UserId;
import io.diana.vip.domain.Comparison.Difference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    private static final Instant SOON = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2031-01-01T00:00:00Z");

    @Test
    void findsNothingWhereBothSayTheSame() {
        var both = List.of(held(1, SOON), held(2, null));

        assertThat(Comparison.of(both, both, 10).differences()).isEmpty();
    }

    @Test
    void findsWhatIsHeldBelievedOrOtherwiseBelieved() {
        var comparison = Comparison.of(
                List.of(held(1, SOON), held(3, LATER), held(4, null)),
                List.of(held(2, SOON), held(3, SOON), held(4, SOON)),
                10);

        assertThat(comparison.differences())
                .containsExactly(
                        new Difference(new UserId(1), held(1, SOON)),
                        new Difference(new UserId(2), null),
                        new Difference(new UserId(3), held(3, LATER)),
                        new Difference(new UserId(4), held(4, null)));
        assertThat(comparison.hasMore()).isFalse();
    }

    @Test
    void comparesOnlyAsFarAsBothPagesReach() {
        var held = List.of(held(1, SOON), held(5, SOON));
        var believed = List.of(held(1, SOON), held(3, SOON), held(4, SOON));

        var fullOfHeld = Comparison.of(held, believed.subList(0, 1), 2);
        assertThat(fullOfHeld.upTo()).isEqualTo(5);
        assertThat(fullOfHeld.hasMore()).isTrue();
        assertThat(fullOfHeld.differences()).extracting(Difference::userId).containsExactly(new UserId(5));

        var fullOfBelieved = Comparison.of(held, believed, 3);
        assertThat(fullOfBelieved.upTo()).isEqualTo(4);
        assertThat(fullOfBelieved.differences())
                .extracting(Difference::userId)
                .containsExactly(new UserId(3), new UserId(4));
    }

    @Test
    void whatHasChangedMeanwhileDoesNotLast() {
        var earlier = List.of(
                new Difference(new UserId(1), held(1, SOON)),
                new Difference(new UserId(2), held(2, SOON)),
                new Difference(new UserId(3), null),
                new Difference(new UserId(4), null));

        var second = Comparison.of(List.of(held(1, SOON), held(2, LATER), held(4, SOON)), List.of(held(3, SOON)), 10);

        assertThat(second.lasting(earlier)).containsExactly(new UserId(1), new UserId(3));
    }

    private static Projected held(long id, @Nullable Instant until) {
        return new Projected(new UserId(id), until);
    }
}
