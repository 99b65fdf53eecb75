package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.NOW;
import static io.diana.gamification.domain.Game.achievement;
import static io.diana.gamification.domain.Game.counters;
import static io.diana.gamification.domain.Game.inactive;
import static io.diana.gamification.domain.Game.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AchievementProgressTests {

    private static final Achievement TALKER = achievement("talker", "actions.talk", 10, 100);
    private static final Achievement GIVER = achievement("giver", "gifts", 1);
    private static final Instant LATER = NOW.plusSeconds(1);

    @Test
    void tellsTheValueOfItsCounterAndWhenItsStepsWereReached() {
        assertThat(shown(Map.of("talker", List.of(NOW)), TALKER, GIVER))
                .containsExactly("giver 0 [null]", "talker 42 [%s, null]".formatted(NOW));
    }

    @Test
    void hidesWhatIsSecretUntilAStepIsReached() {
        assertThat(shown(Map.of(), secret(TALKER), GIVER)).containsExactly("giver 0 [null]");
        assertThat(shown(Map.of("talker", List.of(NOW)), secret(TALKER)))
                .containsExactly("talker 42 [%s, null]".formatted(NOW));
    }

    @Test
    void hidesWhatCannotBeReachedUnlessItWas() {
        assertThat(shown(Map.of(), inactive(TALKER))).isEmpty();
        assertThat(shown(Map.of("talker", List.of(NOW)), inactive(TALKER)))
                .containsExactly("talker 42 [%s, null]".formatted(NOW));
    }

    @Test
    void tellsOfTheStepsThatThereAre() {
        assertThat(shown(Map.of("talker", List.of(NOW, LATER, LATER)), TALKER))
                .containsExactly("talker 42 [%s, %s]".formatted(NOW, LATER));
        assertThat(AchievementProgress.of(Game.of(TALKER), Counters.NONE, Map.of())
                        .getFirst()
                        .steps())
                .extracting(AchievementProgress.Step::definition)
                .isEqualTo(TALKER.steps());
    }

    private static List<String> shown(Map<String, List<Instant>> reached, Achievement... achievements) {
        return AchievementProgress.of(Game.of(achievements), counters("actions.talk", 42), reached).stream()
                .map(it -> it.achievement().key() + " " + it.value() + " "
                        + it.steps().stream()
                                .map(AchievementProgress.Step::reachedAt)
                                .toList())
                .toList();
    }
}
