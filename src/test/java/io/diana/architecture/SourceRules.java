package io.diana.architecture;

import java.util.List;
import java.util.function.Function;

/** Sizes: what no longer fits on a screen wants to be two things. */
final class SourceRules {

    private static final int FILE_LINES = 150;
    private static final int METHOD_LINES = 30;
    private static final int PARAMETERS = 4;
    private static final int OPERATORS = 6;

    private SourceRules() {}

    static List<Rule> all() {
        return List.of(filesAreShort(), methodsAreShort(), parametersAreFew(), chainsAreShort(), noNestedFlatMap());
    }

    static Rule filesAreShort() {
        return new Rule(
                "a file has up to 150 lines of code",
                code -> code.sources().stream()
                        .filter(source -> Parsed.codeLines(source.content()) > FILE_LINES)
                        .map(source -> "%s has %d".formatted(source.path(), Parsed.codeLines(source.content())))
                        .toList());
    }

    static Rule methodsAreShort() {
        return ofEach(
                "a method has up to 30 lines of code",
                source -> source.methods()
                        .filter(method -> source.codeLines(method) > METHOD_LINES)
                        .map(method -> "%s has %d".formatted(method.getName(), source.codeLines(method)))
                        .toList());
    }

    static Rule parametersAreFew() {
        return ofEach(
                "a method has up to four parameters",
                source -> source.methods()
                        .filter(method -> method.getReturnType() != null && !Parsed.isDictated(method))
                        .filter(method -> method.getParameters().size() > PARAMETERS)
                        .map(method -> "%s has %d"
                                .formatted(
                                        method.getName(), method.getParameters().size()))
                        .toList());
    }

    /** The chain is reported where it passes the limit, so once. */
    static Rule chainsAreShort() {
        return ofEach(
                "a chain has up to six operators",
                source -> source.calls()
                        .filter(call -> Parsed.operatorsUpTo(call) == OPERATORS + 1 && Parsed.isOperator(call))
                        .map(call -> "a chain goes on with ." + Parsed.nameOf(call))
                        .toList());
    }

    static Rule noNestedFlatMap() {
        return ofEach(
                "no flatMap stands in a flatMap",
                source -> source.calls()
                        .filter(Parsed::isFlatMap)
                        .filter(call -> call.getArguments().stream().anyMatch(Parsed::containsFlatMap))
                        .map(call -> "a ." + Parsed.nameOf(call) + " stands around another")
                        .toList());
    }

    private static Rule ofEach(String name, Function<Parsed, List<String>> check) {
        return new Rule(
                name,
                code -> code.sources().stream()
                        .flatMap(source -> check.apply(Parsed.of(source.content())).stream()
                                .map(violation -> source.path() + ": " + violation))
                        .toList());
    }
}
