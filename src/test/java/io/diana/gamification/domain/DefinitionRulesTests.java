package io.diana.gamification.domain;

import static io.diana.gamification.domain.SomeDefinitions.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule at its bounds: what just passes, and what just does not. */
class DefinitionRulesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'points': 0}|",
                "{'points': 1000000}|",
                "{'points': -1}|/points range",
                "{'points': 1000001}|/points range",
                "{'limits': [{'max': 1, 'window': 'PT1S'}, {'max': 1000, 'window': 'PT8784H'}, {'max': 1}]}|",
                "{'limits': [{'max': 0}, {'max': 1001}]}|/limits/0/max range, /limits/1/max range",
                "{'limits': [{'max': 1, 'window': 'PT0.999S'}]}|/limits/0/period range",
                "{'limits': [{'max': 1, 'window': 'PT8784H1S'}]}|/limits/0/period range",
                "{'requiredContext': ['questionId', 'A', 'a_1']}|",
                "{'requiredContext': ['ok', '', '1a', 'a.b']}"
                        + "|/requiredContext/1 field, /requiredContext/2 field, /requiredContext/3 field",
                "{'factors': {'difficulty': {'easy': 0.0001, 'hard': 100, 'very hard': 1.5000}}}|",
                "{'factors': {'difficulty': {'easy': 0}}}|/factors/difficulty/easy range",
                "{'factors': {'difficulty': {'easy': -1}}}|/factors/difficulty/easy range",
                "{'factors': {'difficulty': {'easy': 100.0001}}}|/factors/difficulty/easy range",
                "{'factors': {'difficulty': {'easy': 0.00001}}}|/factors/difficulty/easy decimals",
                "{'factors': {'difficulty': {}}}|/factors/difficulty too-few",
                "{'factors': {'a~/b': {'c~/d': 1000}}}|/factors/a~0~1b field, /factors/a~0~1b/c~0~1d range",
                "{'factors': {'difficulty': {'': 1}}}|/factors/difficulty/ value",
                "{'factors': {'difficulty': {'a\\u0007': 1}}}|/factors/difficulty/a\u0007 value",
            })
    void actionTypes(String otherwise, String flaws) {
        assertThat(flaws(sound(ActionType.class, otherwise))).isEqualTo(all(flaws));
    }

    @Test
    void anActionTypeIsOfReasonableSize() {
        assertThat(flaws(sound(ActionType.class, "{'limits': [%s]}".formatted(times(10, "{'max': 1}")))))
                .isEmpty();
        assertThat(flaws(sound(ActionType.class, "{'limits': [%s]}".formatted(times(11, "{'max': 1}")))))
                .containsExactly("/limits too-many");
        assertThat(flaws(sound(ActionType.class, "{'requiredContext': [%s]}".formatted(times(20, "'a'")))))
                .isEmpty();
        assertThat(flaws(sound(ActionType.class, "{'requiredContext': [%s]}".formatted(times(21, "'a'")))))
                .containsExactly("/requiredContext too-many");
        assertThat(flaws(sound(ActionType.class, "{'factors': {%s}}".formatted(numbered(21, "'f%d': {'a': 1}")))))
                .containsExactly("/factors too-many");
        assertThat(flaws(sound(ActionType.class, "{'factors': {'f': {%s}}}".formatted(numbered(101, "'v%d': 1")))))
                .containsExactly("/factors/f too-many");
        var value = "x".repeat(64);
        assertThat(flaws(sound(ActionType.class, "{'factors': {'f': {'%s': 1}}}".formatted(value))))
                .isEmpty();
        assertThat(flaws(sound(ActionType.class, "{'factors': {'f': {'%sx': 1}}}".formatted(value))))
                .containsExactly("/factors/f/%sx value".formatted(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': '  '}|/name required",
                "{'name': 'a\\u0007'}|/name control-character",
                "{'counter': 'actions.daily_login'}|",
                "{'counter': 'vip'}|",
                "{'counter': 'actions.'}|/counter unknown-counter",
                "{'counter': 'actionsdaily'}|/counter unknown-counter",
                "{'counter': 'actions.Daily'}|/counter unknown-counter",
                "{'counter': 'likes'}|/counter unknown-counter",
                "{'requires': ['b', 'C']}|/requires/1 key",
                "{'steps': []}|/steps too-few",
                "{'steps': [{'tier': 'GOLD', 'at': 1000000000000, 'points': 1000000, 'title': 'T'}]}|",
                "{'steps': [{'tier': 'GOLD', 'at': 1000000000001, 'points': 1000001, 'title': ''}]}"
                        + "|/steps/0/at range, /steps/0/points range, /steps/0/title required",
                "{'steps': [{'tier': 'GOLD', 'at': 0, 'points': -1}]}|/steps/0/at range, /steps/0/points range",
                "{'steps': [{'tier': 'BRONZE', 'at': 1, 'points': 0}, {'tier': 'GOLD', 'at': 2, 'points': 0}]}|",
                "{'steps': [{'tier': 'BRONZE', 'at': 1, 'points': 0}, {'tier': 'SILVER', 'at': 1, 'points': 0}]}"
                        + "|/steps/1/at not-rising",
                "{'steps': [{'tier': 'SILVER', 'at': 1, 'points': 0}, {'tier': 'SILVER', 'at': 2, 'points': 0}]}"
                        + "|/steps/1/tier tier-order",
                "{'steps': [{'tier': 'SILVER', 'at': 1, 'points': 0}, {'tier': 'BRONZE', 'at': 2, 'points': 0}]}"
                        + "|/steps/1/tier tier-order",
            })
    void achievements(String otherwise, String flaws) {
        assertThat(flaws(sound(Achievement.class, otherwise))).isEqualTo(all(flaws));
    }

    @Test
    void anAchievementIsOfReasonableSize() {
        var name = "☕".repeat(64);
        assertThat(flaws(sound(Achievement.class, "{'name': '%s'}".formatted(name))))
                .isEmpty();
        assertThat(flaws(sound(Achievement.class, "{'name': '%sx'}".formatted(name))))
                .containsExactly("/name too-long");
        assertThat(flaws(sound(Achievement.class, "{'requires': [%s]}".formatted(numbered(50, "'k%d'")))))
                .isEmpty();
        assertThat(flaws(sound(Achievement.class, "{'requires': [%s]}".formatted(numbered(51, "'k%d'")))))
                .containsExactly("/requires too-many");
        var steps = numbered(4, "{'tier': 'GOLD', 'at': 1%d, 'points': 0}");
        assertThat(flaws(sound(Achievement.class, "{'steps': [%s]}".formatted(steps))))
                .contains("/steps too-many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': ''}|/name required",
                "{'points': 1000001}|/points range",
                "{'minLevel': 1}|",
                "{'minLevel': 1000}|",
                "{'minLevel': 0}|/minLevel range",
                "{'minLevel': 1001}|/minLevel range",
                "{'requires': ['']}|/requires/0 key",
                "{'objectives': []}|/objectives too-few",
                "{'objectives': [{'counter': 'x', 'required': 0}]}"
                        + "|/objectives/0/counter unknown-counter, /objectives/0/required range",
                "{'objectives': [{'counter': 'gifts', 'required': 1}, {'counter': 'gifts', 'required': 2}]}"
                        + "|/objectives/1/counter duplicate",
                "{'kind': 'EVENT'}|/start required, /end required",
                "{'kind': 'EVENT', 'start': '2026-01-01T00:00:00Z', 'end': '2026-01-01T00:00:01Z'}|",
                "{'start': '2026-01-01T00:00:00Z', 'end': '2026-01-01T00:00:00Z'}|/end not-after-start",
                "{'start': '2026-01-01T00:00:00Z'}|",
                "{'end': '2026-01-01T00:00:00Z'}|",
            })
    void missions(String otherwise, String flaws) {
        assertThat(flaws(sound(Mission.class, otherwise))).isEqualTo(all(flaws));
    }

    @Test
    void aMissionIsOfReasonableSize() {
        var objective = "{'counter': 'actions.a%d', 'required': 1}";
        assertThat(flaws(sound(Mission.class, "{'objectives': [%s]}".formatted(numbered(10, objective)))))
                .isEmpty();
        assertThat(flaws(sound(Mission.class, "{'objectives': [%s]}".formatted(numbered(11, objective)))))
                .containsExactly("/objectives too-many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': ''}|/name required",
                "{'price': -1}|/price range",
                "{'price': 1000000000, 'stock': 1000000000, 'perUser': 1000000, 'minLevel': 1000}|",
                "{'price': 1000000001, 'stock': 1000000001, 'perUser': 1000001, 'minLevel': 1001}"
                        + "|/price range, /stock range, /perUser range, /minLevel range",
                "{'stock': 0, 'perUser': 1, 'minLevel': 1}|",
                "{'stock': -1, 'perUser': 0, 'minLevel': 0}|/stock range, /perUser range, /minLevel range",
                "{'prize': {'vipPlan': 'monthly'}}|",
                "{'prize': {'vipPlan': 'Monthly'}}|/grants/vipPlan key",
                "{'prize': {'vipPlan': 'monthly', 'duration': 'P1M2DT3H'}}|",
                "{'prize': {'vipPlan': 'monthly', 'duration': 'PT5S'}}|",
                "{'prize': {'vipPlan': 'monthly', 'duration': 'P0D'}}|/grants/duration duration",
                "{'prize': {'vipPlan': 'monthly', 'duration': 'P'}}|/grants/duration duration",
                "{'prize': {'vipPlan': 'monthly', 'duration': 'P1DT'}}|/grants/duration duration",
                "{'prize': {'vipPlan': 'monthly', 'duration': '-P1D'}}|/grants/duration duration",
            })
    void rewards(String otherwise, String flaws) {
        assertThat(flaws(sound(Reward.class, otherwise))).isEqualTo(all(flaws));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': ''}|/name required",
                "{'factor': 0}|/factor range",
                "{'actionTypes': ['login', '?']}|/actionTypes/1 key",
                "{'start': '2026-12-01T00:00:00Z'}|/end not-after-start",
                "{'start': '2026-11-30T23:59:59.999999Z'}|",
            })
    void campaigns(String otherwise, String flaws) {
        assertThat(flaws(sound(Campaign.class, otherwise))).isEqualTo(all(flaws));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|/levels too-few",
                "[1 0]|",
                "[1 0, 2 1, 3 1000000000000]|",
                "[1 1]|/levels/0/at range",
                "[2 0]|/levels/0/level gap",
                "[1 0, 1 5]|/levels/1/level gap",
                "[1 0, 2 0]|/levels/1/at range, /levels/1/at not-rising",
                "[1 0, 2 5, 3 5]|/levels/2/at not-rising",
                "[1 0, 2 1000000000001]|/levels/1/at range",
            })
    void levels(String table, String flaws) {
        var inner = table.substring(1, table.length() - 1);
        var levels = inner.isEmpty()
                ? List.<Level>of()
                : List.of(inner.split(", ")).stream()
                        .map(level -> level.split(" "))
                        .map(parts -> new Level(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), null))
                        .toList();

        assertThat(
                        LevelRules.check(levels) instanceof Invalid<Definition>(var violations)
                                ? violations.stream()
                                        .map(it -> it.path() + " " + it.code())
                                        .toList()
                                : List.of())
                .isEqualTo(all(flaws));
    }

    @Test
    void levelsAreAThousandAtMostAndNamedInPlainText() {
        assertThat(LevelRules.check(levels(1_000))).isEqualTo(new Valid<>(new Levels(levels(1_000))));
        assertThat(flaws(new Levels(levels(1_001)))).containsExactly("/levels too-many");
        assertThat(flaws(new Levels(List.of(new Level(1, 0, " "))))).containsExactly("/levels/0/name required");
    }

    private static List<Level> levels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Level(i + 1, i, "L" + i))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|",
                "{'welcomeBonus': -1, 'multiplierCap': 0.9}|/welcomeBonus range, /multiplierCap below-one",
                "{'welcomeBonus': 1000001, 'multiplierCap': 1}|/welcomeBonus range",
                "{'multiplierCap': 101}|/multiplierCap range",
                "{'gift': {'base': -1, 'perDay': -1, 'most': -1}}|/gift/base range, /gift/perDay range, /gift/most range",
            })
    void rules(String otherwise, String flaws) {
        assertThat(flaws(sound(Rules.class, otherwise))).isEqualTo(all(flaws));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'PT0S'|'PT1S'|[{'days': 1, 'factor': 1.1}, {'days': 10000, 'factor': 2}]|[]|",
                "'PT24H'|'PT8784H'|[]|[{'days': 1, 'points': 0}, {'days': 2, 'points': 1000000}]|",
                "'PT24H1S'|'PT0S'|[]|[]|/streak/grace range, /streak/freezeEvery range",
                "'PT6H'|'PT8785H'|[{'days': 0, 'factor': 0}]|[{'days': 10001, 'points': -1}]"
                        + "|/streak/freezeEvery range, /streak/multipliers/0/days range, /streak/multipliers/0/factor range,"
                        + " /streak/milestones/0/days range, /streak/milestones/0/points range",
                "'PT6H'|'PT1H'|[{'days': 3, 'factor': 1}, {'days': 3, 'factor': 1}]|[{'days': 3, 'points': 1}, {'days': 2, 'points': 1}]"
                        + "|/streak/multipliers/1/days not-rising, /streak/milestones/1/days not-rising",
            })
    void streaks(String grace, String freeze, String multipliers, String milestones, String flaws) {
        var streak = "{'streak': {'grace': %s, 'freezeEvery': %s, 'multipliers': %s, 'milestones': %s}}"
                .formatted(grace, freeze, multipliers, milestones);
        assertThat(flaws(sound(Rules.class, streak))).isEqualTo(all(flaws));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2|1|'PT1S'|[{'flags': 1, 'held': 'PT1S'}, {'flags': 2, 'held': 'PT8784H'}]|",
                "1000|1000000000000|'PT8784H'|[]|",
                "1|0|'PT0S'|[{'flags': 0, 'held': 'PT0S'}]"
                        + "|/abuse/velocity/actions range, /abuse/perDay range, /abuse/memory range,"
                        + " /abuse/penalties/0/flags range, /abuse/penalties/0/held range",
                "1001|1000000000001|'PT1H'|[{'flags': 3, 'held': 'PT1H'}, {'flags': 3, 'held': 'PT1H'}]"
                        + "|/abuse/velocity/actions range, /abuse/perDay range, /abuse/penalties/1/flags not-rising",
            })
    void abuse(String actions, String perDay, String memory, String penalties, String flaws) {
        var abuse =
                "{'abuse': {'velocity': {'actions': %s, 'within': 'PT1S'}, 'identical': {'actions': 2, 'within': 'PT1H'},"
                                .formatted(actions)
                        + " 'perDay': %s, 'memory': %s, 'penalties': %s}}".formatted(perDay, memory, penalties);
        assertThat(flaws(sound(Rules.class, abuse))).isEqualTo(all(flaws));
    }

    @Test
    void identicalContextsAreCountedOverSomeTime() {
        var abuse =
                "{'abuse': {'velocity': {'actions': 2, 'within': 'PT0S'}, 'identical': {'actions': 0, 'within': 'PT8785H'},"
                        + " 'perDay': 1, 'memory': 'PT1H', 'penalties': []}}";
        assertThat(flaws(sound(Rules.class, abuse)))
                .containsExactly(
                        "/abuse/velocity/within range",
                        "/abuse/identical/actions range",
                        "/abuse/identical/within range");
    }

    @Test
    void stepsOfRulesAreFiftyAtMost() {
        var multipliers = IntStream.rangeClosed(1, 51)
                .mapToObj("{'days': %d, 'factor': 1}"::formatted)
                .collect(Collectors.joining(","));
        var streak = "{'streak': {'grace': 'PT6H', 'freezeEvery': 'PT1H', 'multipliers': [%s], 'milestones': []}}"
                .formatted(multipliers);
        assertThat(flaws(sound(Rules.class, streak))).containsExactly("/streak/multipliers too-many");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {ActionType.class, Achievement.class, Mission.class, Reward.class, Campaign.class, Levels.class})
    void whatIsSoundIsValid(Class<? extends Definition> type) {
        var definition = sound(type, "{}");
        assertThat(DefinitionRules.check(definition)).isEqualTo(new Valid<Definition>(definition));
    }

    private static List<String> flaws(Definition definition) {
        return DefinitionRules.check(definition) instanceof Invalid<Definition>(var violations)
                ? violations.stream().map(it -> it.path() + " " + it.code()).toList()
                : List.of();
    }

    private static List<String> all(String flaws) {
        return flaws == null ? List.of() : List.of(flaws.split(", "));
    }

    private static String times(int count, String text) {
        return String.join(",", java.util.Collections.nCopies(count, text));
    }

    private static String numbered(int count, String text) {
        return IntStream.range(0, count).mapToObj(text::formatted).collect(Collectors.joining(","));
    }
}
