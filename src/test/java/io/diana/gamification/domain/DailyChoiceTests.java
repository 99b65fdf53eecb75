package io.diana.gamification.domain;

import static io.diana.gamification.domain.Game.WEDNESDAY;
import static io.diana.gamification.domain.Game.mission;
import static io.diana.gamification.domain.Game.rises;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Mission.Kind;
import io.diana.users.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyChoiceTests {

    private static final List<Mission> TEN = IntStream.range(0, 10)
            .mapToObj(i -> mission(Kind.DAILY, "daily-" + i, rises("actions", 1)))
            .toList();

    private static final DailyChoice ADAS = new DailyChoice(Game.ADA, WEDNESDAY);

    @Test
    void threeAreChosen() {
        assertThat(ADAS.among(TEN, Set.of())).hasSize(3).isSubsetOf(keys(TEN));
    }

    @Test
    void allAreChosenWhenThereAreFewer() {
        assertThat(ADAS.among(TEN.subList(0, 2), Set.of())).isEqualTo(keys(TEN.subList(0, 2)));
        assertThat(ADAS.among(List.of(), Set.of())).isEmpty();
    }

    @Test
    void theSameAreChosenInWhateverOrderTheyStand() {
        var turned = new ArrayList<>(TEN);
        Collections.reverse(turned);

        assertThat(ADAS.among(turned, Set.of())).isEqualTo(ADAS.among(TEN, Set.of()));
    }

    /** What was drawn once: another number here means that members change their missions in mid-day. */
    @Test
    void theWeightsNeverChange() {
        assertThat(ADAS.weight("daily-0")).isEqualTo(-5216917583726507622L);
        assertThat(ADAS.weight("daily-1")).isEqualTo(5801568047322260932L);
        assertThat(new DailyChoice(new UserId(UserId.MAX), WEDNESDAY.plusDays(1)).weight("talk"))
                .isEqualTo(8635433085323384035L);
    }

    @Test
    void whatBeganKeepsItsPlace() {
        var chosen = ADAS.among(TEN, Set.of());
        var other = keys(TEN).stream()
                .filter(it -> !chosen.contains(it))
                .findFirst()
                .orElseThrow();

        assertThat(ADAS.among(TEN, Set.of(other))).hasSize(3).contains(other);
        assertThat(ADAS.among(TEN, Set.of(other, "gone", "inactive")))
                .containsExactlyInAnyOrder(other, "gone", "inactive");
        assertThat(ADAS.among(TEN, Set.of("a", "b", "c", "d"))).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void aMissionThatComesOrGoesMovesOnePlaceAtMost() {
        for (var id = 1; id <= 300; id++) {
            var choice = new DailyChoice(new UserId(id), WEDNESDAY);
            var nine = choice.among(TEN.subList(0, 9), Set.of());
            var ten = new HashSet<>(choice.among(TEN, Set.of()));
            ten.retainAll(nine);

            assertThat(ten.size()).as("member %d", id).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyMissionComesAsOftenAsTheOthers() {
        var byMember = new HashMap<String, Integer>();
        var byDay = new HashMap<String, Integer>();
        for (var i = 1; i <= 10_000; i++) {
            new DailyChoice(new UserId(i), WEDNESDAY)
                    .among(TEN, Set.of())
                    .forEach(it -> byMember.merge(it, 1, Integer::sum));
            new DailyChoice(Game.ADA, WEDNESDAY.plusDays(i))
                    .among(TEN, Set.of())
                    .forEach(it -> byDay.merge(it, 1, Integer::sum));
        }

        assertThat(byMember.values()).hasSize(10).allMatch(it -> it > 2_800 && it < 3_200);
        assertThat(byDay.values()).hasSize(10).allMatch(it -> it > 2_800 && it < 3_200);
    }

    private static Set<String> keys(List<Mission> missions) {
        return new HashSet<>(missions.stream().map(Mission::key).toList());
    }
}
