package io.diana.vip.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.vip.application.TokenStatisticsQuery.TokenCounts;
import io.diana.vip.application.TokenStatisticsQuery.TokenStatistics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenStatisticsTests {

    @Test
    void countsOfPlansAddUp() {
        var counts = new TokenCounts(15, 1, 2, 4, 8);

        assertThat(TokenCounts.NONE.plus(counts)).isEqualTo(counts);
        assertThat(counts.plus(new TokenCounts(75, 10, 20, 40, 5))).isEqualTo(new TokenCounts(90, 11, 22, 44, 13));
    }

    @Test
    void plansStandInOrder() {
        var byPlan = Map.of("c", TokenCounts.NONE, "a", TokenCounts.NONE, "b", TokenCounts.NONE);

        assertThat(new TokenStatistics(TokenCounts.NONE, byPlan).byPlan()).containsOnlyKeys("a", "b", "c");
        assertThat(new TokenStatistics(TokenCounts.NONE, byPlan).byPlan().keySet().stream())
                .isSorted();
    }
}
