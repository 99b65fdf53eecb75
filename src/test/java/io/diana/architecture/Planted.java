package io.diana.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A lending library in the shape of Diana, compiled for the rules to look at: once sound, and once with everything in it
 * that the rules refuse. All plants are compiled and read together, which takes seconds; one by one would take minutes.
 *
 * @param code what was compiled
 * @param plants what is wrong with it
 */
record Planted(Code code, List<Plant> plants) {

    private static final Path TREES = Path.of("src", "test", "resources", "planted");

    /** Stands for as many lines, each with its number in it. */
    private static final Pattern REPEATED = Pattern.compile("( *)repeat (\\d+): (.*)");

    /** Breaks no rule, though much in it looks as if it did. */
    static Planted sound(Path project, Allowed allowed) {
        return compiled(project, allowed, "sound");
    }

    /** The same, and what the rules refuse; some of that needs libraries which Diana does not have. */
    static Planted broken(Path project, Allowed allowed) {
        return compiled(project, allowed, "sound", "libraries", "broken");
    }

    private static Planted compiled(Path project, Allowed allowed, String... trees) {
        Stream.of(trees).forEach(tree -> copy(TREES.resolve(tree), project));
        var libraries = Javac.compile(project.resolve("src/libraries"), project.resolve("target/libraries"));
        var classes = Javac.compile(project.resolve("src/main"), project.resolve("target/classes"), libraries);
        var loader = new URLClassLoader(new URL[] {url(classes), url(libraries)}, Planted.class.getClassLoader());
        return new Planted(Code.of(project, "library", allowed, loader), Plant.in(project.resolve("src")));
    }

    private static void copy(Path tree, Path project) {
        Texts.files(tree, "").forEach(file -> {
            try {
                var copy = project.resolve(tree.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, lines(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().flatMap(Planted::repeated).toList();
    }

    private static Stream<String> repeated(String line) {
        var repeated = REPEATED.matcher(line);
        return repeated.matches()
                ? IntStream.rangeClosed(1, Integer.parseInt(repeated.group(2)))
                        .mapToObj(
                                number -> repeated.group(1) + repeated.group(3).formatted(number))
                : Stream.of(line);
    }

    private static URL url(Path directory) {
        try {
            return directory.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
