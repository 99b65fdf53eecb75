package io.diana.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.diana.architecture.Allowed.Allowance;
import io.diana.architecture.Allowed.To;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.Violations;

/**
 * Each rule bites: it catches every violation that was planted for it, and nothing else. What is planted stands in
 * {@code src/test/resources/planted}, each line with a mark that names the rule.
 */
class RulesTests {

    private static final Allowed ALLOWED = new Allowed(List.of(
            new Allowance(To.BLOCK, "database.embedded.Server", "starts before anything else"),
            new Allowance(To.BLOCK, "members.schedule.VisitSchedule", "ends after everything else"),
            new Allowance(To.STEER_TRANSACTIONS, "members.application.RehearseJoining", "rolls back"),
            new Allowance(To.DO_MORE, "members.application.CountVisits", "counts and writes down"),
            new Allowance(To.HAVE_A_PART, "database.embedded", "decides nothing")));

    private static final List<Class<?>> RULES = List.of(
            ModuleRules.class,
            HexagonRules.class,
            EventRules.class,
            ReactiveRules.class,
            TransactionRules.class,
            SqlRules.class,
            PlatformRules.class,
            NameRules.class,
            SourceRules.class);

    private static final Allowance UNUSED = new Allowance(To.BLOCK, "members.schedule.Unhurried", "does not wait");

    @TempDir
    private static Path directory = Path.of("");

    private static Planted sound;
    private static Planted broken;
    private static Code nothing;
    private static Map<String, List<String>> violations;

    @BeforeAll
    static void compile() {
        sound = Planted.sound(directory.resolve("sound"), ALLOWED);
        broken = Planted.broken(directory.resolve("broken"), ALLOWED.with(UNUSED));
        nothing = Code.of(
                directory.resolve("nothing"), "library", ALLOWED, sound.code().loader());
        violations =
                Rules.all().stream().collect(Collectors.toMap(Rule::name, rule -> rule.violationsIn(broken.code())));
    }

    static List<Rule> rules() {
        return Rules.all();
    }

    static List<Plant> plants() {
        return broken.plants();
    }

    /** Every rule that is made for a room, made for one that is not there. */
    static List<Rule> rulesWithAMisspeltRoom() throws ReflectiveOperationException {
        var rules = new ArrayList<Rule>();
        for (var each : RULES) {
            for (var maker : each.getDeclaredMethods()) {
                if (List.of(maker.getParameterTypes()).equals(List.of(Room.class))
                        && maker.getReturnType() == Rule.class) {
                    rules.add((Rule) maker.invoke(null, new Room("misspelt", false)));
                }
            }
        }
        return rules;
    }

    static Stream<Rule> rulesAboutFiles() {
        return Stream.concat(
                SourceRules.all().stream(),
                Stream.of(
                        SqlRules.codeKeepsToItsSchema(),
                        SqlRules.migrationsKeepToTheirSchema(),
                        SqlRules.migrationsBelongToModules()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void soundCodeKeepsTheRule(Rule rule) {
        assertThat(rule.violationsIn(sound.code())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plants")
    void theViolationIsCaughtAndNamed(Plant plant) {
        assertThat(violations).containsKey(plant.rule());
        assertThat(violations.get(plant.rule())).anyMatch(plant::isNamedBy, plant.sign());
    }

    /** A rule without a plant fails here. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleCatchesSomethingAndNothingElse(Rule rule) {
        var own = broken.plants().stream()
                .filter(plant -> plant.rule().equals(rule.name()))
                .toList();

        assertThat(own).isNotEmpty();
        assertThat(violations.get(rule.name()))
                .allMatch(violation -> own.stream().anyMatch(plant -> plant.isNamedBy(violation)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesWithAMisspeltRoom")
    void aRoomMisspeltInTheRuleBreaksIt(Rule rule) {
        assertThat(rule.violationsIn(sound.code())).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void codeThatIsNotThereBreaksTheRule(Rule rule) {
        assertThat(rule.violationsIn(nothing)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesAboutFiles")
    void filesThatAreNotThereBreakTheRule(Rule rule) {
        var lost = new Code(
                nothing.project(),
                nothing.root(),
                sound.code().classes(),
                nothing.sources(),
                nothing.names(),
                ALLOWED,
                nothing.loader());

        assertThat(rule.violationsIn(lost)).isNotEmpty();
    }

    @Test
    void modulithItselfVerifiesTheSoundModulesOnly() {
        ModuleRules.modulesOf(sound.code()).verify();

        assertThatExceptionOfType(Violations.class)
                .isThrownBy(() -> ModuleRules.modulesOf(broken.code()).verify())
                .withMessageContaining("Cycle detected: Slice fines")
                .withMessageContaining("Module 'books' depends on non-exposed type library.members.domain.Limits")
                .withMessageContaining("Module 'loans' depends on module 'books'");
    }
}
