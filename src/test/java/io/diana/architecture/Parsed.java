package io.diana.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.diana.architecture.Texts.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One source file as the compiler's parser sees it. */
final class Parsed {

    /** Strings are matched first, so that what looks like a comment inside one is left alone. */
    private static final Pattern STRING_OR_COMMENT = Pattern.compile(
            "\"\"\".*?(?<!\\\\)\"\"\"|\"[^\"\\\\\n]*(?:\\\\.[^\"\\\\\n]*)*\"|'(?:\\\\.|[^'\\\\])[^'\n]*'|//[^\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    private final Text text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String code;

    private Parsed(Text text, CompilationUnitTree unit, SourcePositions positions) {
        this.text = text;
        this.unit = unit;
        this.positions = positions;
        this.code = withoutComments(text.content());
    }

    /** A name with a dot in it, as the source writes it. */
    record Name(String text, long line) {}

    /** Parses all texts at once. */
    static List<Parsed> all(List<Text> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = texts.stream().map(Parsed::file).toList();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
        try {
            var positions = Trees.instance(task).getSourcePositions();
            var units = task.parse().iterator();
            return texts.stream()
                    .map(text -> new Parsed(text, units.next(), positions))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject file(Text text) {
        return new SimpleJavaFileObject(URI.create("string:///" + slashed(text)), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text.content();
            }
        };
    }

    private static String slashed(Text text) {
        return text.path().toString().replace('\\', '/');
    }

    CompilationUnitTree unit() {
        return unit;
    }

    Path path() {
        return text.path();
    }

    String fileName() {
        return String.valueOf(path().getFileName());
    }

    /** The type that the file is named after. */
    String typeName() {
        return slashed(text).replace(".java", "").replace('/', '.');
    }

    /** Lines that hold more than space and comment; nobody reads imports. */
    long codeLines() {
        return code.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("import "))
                .count();
    }

    long codeLines(Tree tree) {
        var start = (int) positions.getStartPosition(unit, tree);
        var end = (int) positions.getEndPosition(unit, tree);
        return code.substring(start, end)
                .lines()
                .filter(line -> !line.isBlank())
                .count();
    }

    /** Positions stay as they were. */
    private static String withoutComments(String source) {
        return STRING_OR_COMMENT
                .matcher(source)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group().startsWith("/") ? match.group().replaceAll("[^\\n]", " ") : match.group()));
    }

    /** All trees of a kind, however deep. */
    <T extends Tree> Stream<T> all(Class<T> kind) {
        return all(kind, unit);
    }

    static <T extends Tree> Stream<T> all(Class<T> kind, Tree tree) {
        var found = new ArrayList<T>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree each, @Nullable Void nothing) {
                if (kind.isInstance(each)) {
                    found.add(kind.cast(each));
                }
                return super.scan(each, null);
            }
        }.scan(tree, null);
        return found.stream();
    }

    /** Imports, and whatever else may be a qualified name. */
    Stream<Name> names() {
        var names = new ArrayList<Name>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitPackage(PackageTree own, @Nullable Void nothing) {
                return scan(own.getAnnotations(), null);
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
                if (isName(select)) {
                    names.add(new Name(select.toString(), line(select)));
                    return null;
                }
                return super.visitMemberSelect(select, null);
            }
        }.scan(unit, null);
        return names.stream();
    }

    private static boolean isName(Tree tree) {
        return tree instanceof IdentifierTree
                || (tree instanceof MemberSelectTree select && isName(select.getExpression()));
    }

    private long line(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }
}
