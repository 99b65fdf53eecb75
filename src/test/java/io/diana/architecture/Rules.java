package io.diana.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules of the code. */
public final class Rules {

    private Rules() {}

    /** Every rule, in the order in which a reader would ask. */
    public static List<Rule> all() {
        return Stream.of(
                        ModuleRules.all(),
                        HexagonRules.all(),
                        EventRules.all(),
                        ReactiveRules.all(),
                        TransactionRules.all(),
                        SqlRules.all(),
                        PlatformRules.all(),
                        NameRules.all(),
                        SourceRules.all(),
                        List.of(allowancesAreNeeded()))
                .flatMap(List::stream)
                .toList();
    }

    /** Without the allowance there would be more to complain about. */
    static Rule allowancesAreNeeded() {
        return new Rule(
                "who is allowed to break a rule does so",
                code -> code.allowed().all().stream()
                        .filter(allowance ->
                                complaints(code.with(code.allowed().without(allowance))) == complaints(code))
                        .map(allowance -> allowance.name() + " needs no allowance to " + allowance.to())
                        .toList());
    }

    /** Of the rules that allow exceptions. */
    private static long complaints(Code code) {
        return Stream.of(
                        ReactiveRules.nothingBlocks(),
                        HexagonRules.application(Room.APPLICATION),
                        NameRules.useCasesDoOneThing(Room.APPLICATION),
                        ModuleRules.subPackagesAreRooms())
                .mapToLong(rule -> rule.violationsIn(code).size())
                .sum();
    }
}
