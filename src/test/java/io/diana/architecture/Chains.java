package io.diana.architecture;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Chains of operators as the parser sees them, which knows names but no types. */
final class Chains {

    private static final Set<String> OPERATORS = Stream.concat(
                    Stream.of(Mono.class.getMethods()), Stream.of(Flux.class.getMethods()))
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> Publisher.class.isAssignableFrom(method.getReturnType()))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private Chains() {}

    static boolean isFlatMap(MethodInvocationTree call) {
        return isOperator(call)
                && Stream.of("flatMap", "concatMap", "switchMap").anyMatch(nameOf(call)::startsWith);
    }

    static boolean containsFlatMap(Tree tree) {
        return Parsed.all(MethodInvocationTree.class, tree).anyMatch(Chains::isFlatMap);
    }

    static boolean isOperator(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree && OPERATORS.contains(nameOf(call));
    }

    /** How many operators a chain has, from its start to this call. */
    static int operatorsUpTo(MethodInvocationTree call) {
        var own = isOperator(call) ? 1 : 0;
        return call.getMethodSelect() instanceof MemberSelectTree select
                        && unwrapped(select.getExpression()) instanceof MethodInvocationTree before
                ? own + operatorsUpTo(before)
                : own;
    }

    private static ExpressionTree unwrapped(ExpressionTree expression) {
        return expression instanceof ParenthesizedTree parentheses
                ? unwrapped(parentheses.getExpression())
                : expression;
    }

    static String nameOf(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case MemberSelectTree select -> select.getIdentifier().toString();
            case IdentifierTree name -> name.getName().toString();
            default -> "";
        };
    }
}
