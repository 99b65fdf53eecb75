package io.diana;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.architecture.Allowed;
import io.diana.architecture.Code;
import io.diana.architecture.Room;
import io.diana.architecture.Rule;
import io.diana.architecture.Rules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards the tree: when a rule fails, move the code, not the rule. */
class ArchitectureTests {

    private static final Code DIANA =
            Code.of(Path.of(""), "io.diana", Allowed.DIANA, ArchitectureTests.class.getClassLoader());

    static List<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theCodeKeepsTheRule(Rule rule) {
        assertThat(rule.violationsIn(DIANA)).as(rule.name()).isEmpty();
    }

    @Test
    void noAwaitedRoomIsInhabitedYet() {
        assertThat(Room.ALL.stream().filter(Room::awaited).map(Room::name)).noneMatch(this::isInhabited);
    }

    private boolean isInhabited(String room) {
        return DIANA.classes().stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .anyMatch(type -> DIANA.roomOf(type).orElse("").equals(room));
    }
}
