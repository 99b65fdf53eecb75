package io.diana.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One source file as the compiler's parser sees it. */
final class Parsed {

    /** Strings are matched first, so that what looks like a comment inside one is left alone. */
    private static final Pattern STRING_OR_COMMENT = Pattern.compile(
            "\"\"\".*?(?<!\\\\)\"\"\"|\"[^\"\\\\\n]*(?:\\\\.[^\"\\\\\n]*)*\"|'(?:\\\\.|[^'\\\\])[^'\n]*'|//[^\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final Set<String> OPERATORS = Stream.concat(
                    Stream.of(Mono.class.getMethods()), Stream.of(Flux.class.getMethods()))
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> Publisher.class.isAssignableFrom(method.getReturnType()))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> FLAT_MAPS =
            Set.of("flatMap", "flatMapMany", "flatMapSequential", "concatMap", "switchMap", "flatMapIterable");

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String code;

    private Parsed(CompilationUnitTree unit, SourcePositions positions, String code) {
        this.unit = unit;
        this.positions = positions;
        this.code = code;
    }

    static Parsed of(String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(file(source)));
        try {
            var unit = task.parse().iterator().next();
            return new Parsed(unit, Trees.instance(task).getSourcePositions(), withoutComments(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject file(String source) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /** Lines that hold more than space and comment; nobody reads imports. */
    static long codeLines(String source) {
        return withoutComments(source)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("import "))
                .count();
    }

    /** Positions stay as they were. */
    private static String withoutComments(String source) {
        return STRING_OR_COMMENT
                .matcher(source)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group().startsWith("/") ? match.group().replaceAll("[^\\n]", " ") : match.group()));
    }

    long codeLines(MethodTree method) {
        var start = (int) positions.getStartPosition(unit, method);
        var end = (int) positions.getEndPosition(unit, method);
        return start < 0 || end < 0
                ? 0
                : code.substring(start, end)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .count();
    }

    Stream<MethodTree> methods() {
        var found = new ArrayList<MethodTree>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                found.add(method);
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
        return found.stream();
    }

    /** The signature is another type's decision. */
    static boolean isDictated(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    Stream<MethodInvocationTree> calls() {
        return calls(unit);
    }

    private static Stream<MethodInvocationTree> calls(Tree tree) {
        var found = new ArrayList<MethodInvocationTree>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                found.add(call);
                return super.visitMethodInvocation(call, null);
            }
        }.scan(tree, null);
        return found.stream();
    }

    static boolean isFlatMap(MethodInvocationTree call) {
        return FLAT_MAPS.contains(nameOf(call));
    }

    static boolean containsFlatMap(Tree tree) {
        return calls(tree).anyMatch(Parsed::isFlatMap);
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
