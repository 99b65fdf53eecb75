package io.diana.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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
        return ofEach(
                "a file has up to 150 lines of code",
                source -> Stream.of(source.codeLines())
                        .filter(lines -> lines > FILE_LINES)
                        .map("it has %d"::formatted));
    }

    static Rule methodsAreShort() {
        return ofEach(
                "a method has up to 30 lines of code",
                source -> bodies(source)
                        .filter(body -> source.codeLines(body) > METHOD_LINES)
                        .map(body -> "%s has %d".formatted(nameOf(body), source.codeLines(body))));
    }

    /** Initializers and lambdas are methods without a name. */
    private static Stream<Tree> bodies(Parsed source) {
        var initializers = source.all(ClassTree.class)
                .flatMap(type -> type.getMembers().stream())
                .filter(BlockTree.class::isInstance);
        return Stream.of(source.all(MethodTree.class), source.all(LambdaExpressionTree.class), initializers)
                .flatMap(Function.identity());
    }

    private static String nameOf(Tree body) {
        return switch (body) {
            case MethodTree method -> method.getName().toString();
            case LambdaExpressionTree _ -> "a lambda";
            default -> "an initializer";
        };
    }

    static Rule parametersAreFew() {
        return ofEach(
                "a method has up to four parameters",
                source -> source.all(MethodTree.class)
                        .filter(method -> method.getReturnType() != null && !isDictated(method))
                        .filter(method -> method.getParameters().size() > PARAMETERS)
                        .map(method -> "%s has %d"
                                .formatted(
                                        method.getName(), method.getParameters().size())));
    }

    /** The signature is another type's decision. */
    private static boolean isDictated(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** The chain is reported where it passes the limit, so once. */
    static Rule chainsAreShort() {
        return ofEach(
                "a chain has up to six operators",
                source -> source.all(MethodInvocationTree.class)
                        .filter(call -> Chains.operatorsUpTo(call) == OPERATORS + 1 && Chains.isOperator(call))
                        .map(call -> "a chain goes on with ." + Chains.nameOf(call)));
    }

    static Rule noNestedFlatMap() {
        return ofEach(
                "no flatMap stands in a flatMap",
                source -> source.all(MethodInvocationTree.class)
                        .filter(Chains::isFlatMap)
                        .filter(call -> call.getArguments().stream().anyMatch(Chains::containsFlatMap))
                        .map(call -> "a ." + Chains.nameOf(call) + " stands around another"));
    }

    private static Rule ofEach(String name, Function<Parsed, Stream<String>> check) {
        return Rule.ofEach(
                name,
                Code::sources,
                _ -> source -> check.apply(source).map(violation -> source.path() + ": " + violation));
    }
}
