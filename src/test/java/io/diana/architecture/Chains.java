package io.diana.architecture;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
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

    private static final Set<String> FLAT_MAPS =
            Set.of("flatMap", "flatMapMany", "flatMapSequential", "concatMap", "switchMap", "flatMapIterable");

    private Chains() {}

    static boolean isFlatMap(MethodInvocationTree call) {
        return FLAT_MAPS.contains(nameOf(call));
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
                        && select.getExpression() instanceof MethodInvocationTree before
                ? own + operatorsUpTo(before)
                : own;
    }

    static String nameOf(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case MemberSelectTree select -> select.getIdentifier().toString();
            case IdentifierTree name -> name.getName().toString();
            default -> "";
        };
    }
}
