package io.diana.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.diana.architecture.Texts.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the rules look at: one Maven project, Diana's own or one that was planted.
 *
 * @param project the directory of its {@code pom.xml}
 * @param root the package whose sub-packages are its modules
 * @param classes its compiled main classes
 * @param sources what they were compiled from
 * @param names what the sources name beyond what the classes show
 * @param allowed who in it may break a rule
 * @param loader sees its main classes and everything they stand on
 */
public record Code(
        Path project,
        String root,
        JavaClasses classes,
        List<Parsed> sources,
        Names names,
        Allowed allowed,
        ClassLoader loader) {

    /** Reads a project whose main classes are compiled. */
    public static Code of(Path project, String root, Allowed allowed, ClassLoader loader) {
        var classes = new ClassFileImporter().importPath(project.resolve("target/classes"));
        var sources = Parsed.all(Texts.in(project.resolve("src/main/java"), ".java"));
        return new Code(project, root, classes, sources, Names.in(sources, classes, loader), allowed, loader);
    }

    /** The same code, judged with other allowances. */
    Code with(Allowed others) {
        return new Code(project, root, classes, sources, names, others, loader);
    }

    /** Whether a type is allowed something that others are not. */
    boolean allows(Allowed.To to, JavaClass type) {
        return allowed.has(to, relativeName(type));
    }

    /** The names of the modules: each direct sub-package of the root is one. */
    public Set<String> modules() {
        return classes.stream().flatMap(type -> moduleOf(type).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The module a type belongs to; empty for types of the root package and from elsewhere. */
    public Optional<String> moduleOf(JavaClass type) {
        return segments(type).stream().findFirst();
    }

    /** The room of its module a type stands in; empty for types of a base package and from elsewhere. */
    public Optional<String> roomOf(JavaClass type) {
        return segments(type).stream().skip(1).findFirst();
    }

    private List<String> segments(JavaClass type) {
        var inside = type.getPackageName() + ".";
        return inside.startsWith(root + ".") && inside.length() > root.length() + 1
                ? List.of(inside.substring(root.length() + 1).split("\\."))
                : List.of();
    }

    /** The top-level type around a type, without the root package: {@code outbox.Dispatcher}. */
    String relativeName(JavaClass type) {
        var name = Names.topLevel(type);
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : name;
    }

    /** The package patterns of a room, one segment for the module: {@code io.diana.*.web..}. */
    String packageOf(Room room) {
        return root + ".*." + room.name() + "..";
    }

    /** The class that starts the application. */
    Class<?> application() throws ClassNotFoundException {
        var starter = classes.stream()
                .filter(type -> type.getPackageName().equals(root))
                .filter(type -> type.isAnnotatedWith("org.springframework.modulith.Modulithic"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No @Modulithic class in " + root));
        return loader.loadClass(starter.getName());
    }

    /** The migrations; the first element of a path is the module. */
    List<Text> migrations() {
        return Texts.in(project.resolve("src/main/resources/db/migration"), ".sql");
    }

    /** Where the compiled classes of the root package are. */
    Path classDirectory() {
        return project.resolve("target/classes").resolve(root.replace('.', '/'));
    }

    /** The compiled main classes as files. */
    List<Path> classFiles() {
        return Texts.files(classDirectory(), ".class").toList();
    }
}
