package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTests {

    @Test
    void theSameTextHasTheSameDigest() {
        assertThat(Digest.of("abc")).isEqualTo(0xba7816bf8f01cfeaL).isNotEqualTo(Digest.of("abd"));
    }

    @Test
    void nothingSaidIsLikeNothingElse() {
        assertThat(Context.NONE.echo()).isZero();
        assertThat(new Context("{}", Map.of()).echo()).isEqualTo(Digest.of("{}"));
    }

    @Test
    void aFieldThatIsBlankIsMissing() {
        var context = new Context("x", Map.of("a", "1", "b", " "));

        assertThat(context.text("a")).isEqualTo("1");
        assertThat(context.text("b")).isNull();
        assertThat(context.text("c")).isNull();
    }
}
