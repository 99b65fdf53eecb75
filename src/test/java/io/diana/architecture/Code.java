package io.diana.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
 * @param loader sees its main classes and everything they stand on
 */
public record Code(Path project, String root, JavaClasses classes, ClassLoader loader) {

    /** A text file of the project, named relative to the directory it was looked for in. */
    public record Text(Path path, String content) {}

    /** Reads a project whose main classes are compiled. */
    public static Code of(Path project, String root, ClassLoader loader) {
        var classes = new ClassFileImporter().importPath(project.resolve("target/classes"));
        return new Code(project, root, classes, loader);
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
        var name = type.getName();
        var start = name.startsWith(root + ".") ? root.length() + 1 : 0;
        return name.substring(start, name.contains("$") ? name.indexOf('$') : name.length());
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

    /** The Java sources of the main code. */
    List<Text> sources() {
        return texts("src/main/java", ".java");
    }

    /** The migrations; the first element of a path is the module. */
    List<Text> migrations() {
        return texts("src/main/resources/db/migration", ".sql");
    }

    /** The compiled main classes as files. */
    List<Path> classFiles() {
        return files(project.resolve("target/classes"), ".class");
    }

    /** The project's {@code pom.xml}. */
    Path pom() {
        return project.resolve("pom.xml");
    }

    private List<Text> texts(String directory, String ending) {
        var top = project.resolve(directory);
        return files(top, ending).stream()
                .map(file -> new Text(top.relativize(file), read(file)))
                .toList();
    }

    private static List<Path> files(Path top, String ending) {
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        try (var files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
