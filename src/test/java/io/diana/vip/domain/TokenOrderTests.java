package io.diana.vip.domain;

import static io.diana.vip.domain.Given.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.diana.validation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOrderTests {

    private static final Instant NOW = Given.BEGINNING;

    @ParameterizedTest
    @ValueSource(longs = {1, 100})
    void isForOneToAHundred(long count) {
        assertThat(check("gold", count, null)).isEqualTo(new Valid<>(new TokenOrder("gold", (int) count, null, ANA)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 101, Long.MAX_VALUE, (1L << 32) + 1})
    void isForNoOtherNumber(long count) {
        assertThat(broken(check("gold", count, null))).containsExactly("/count range");
    }

    @Test
    void endsInTheFuture() {
        assertThat(broken(check("gold", 1L, NOW))).containsExactly("/expiresAt future");
        assertThat(broken(check("gold", 1L, NOW.plusNanos(999)))).containsExactly("/expiresAt future");
        assertThat(check("gold", 1L, NOW.plusNanos(1_001)))
                .isEqualTo(new Valid<>(new TokenOrder("gold", 1, NOW.plusNanos(1_000), ANA)));
    }

    @Test
    void saysAllThatIsWrong() {
        assertThat(broken(check(null, null, NOW)))
                .containsExactly("/plan required", "/count required", "/expiresAt future");
        assertThat(broken(check(null, 1L, null))).containsExactly("/plan required");
        assertThat(broken(check("gold", null, null))).containsExactly("/count required");
    }

    @Test
    void makesAsManyTokensAsItSays() {
        var plan = Plan.first("gold", new Plan.Terms("Gold", null, null, Map.of()), true, NOW);
        var batch = TokenBatch.of(new TokenOrder("gold", 3, NOW.plusSeconds(1), ANA), plan, NOW, new Random(1));

        assertThat(batch.plan()).isEqualTo(plan);
        assertThat(batch.expiresAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(batch.by()).isEqualTo(ANA);
        assertThat(batch.at()).isEqualTo(NOW);
        assertThat(batch.tokens()).hasSize(3).extracting(TokenBatch.New::id).doesNotHaveDuplicates();
        assertThat(batch.tokens()).extracting(TokenBatch.New::secret).doesNotHaveDuplicates();
    }

    private static Checked<TokenOrder> check(@Nullable String plan, @Nullable Long count, @Nullable Instant expiresAt) {
        return new TokenOrder.Draft(plan, count, expiresAt).check(ANA, NOW);
    }

    private static List<String> broken(Checked<TokenOrder> order) {
        return ((Invalid<TokenOrder>) order)
                .violations().stream().map(TokenOrderTests::text).toList();
    }

    private static String text(Violation violation) {
        return violation.path() + " " + violation.code();
    }
}
