package io.diana.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of a project as text. */
final class Texts {

    private Texts() {}

    /** A text file, named relative to the directory it was looked for in. */
    record Text(Path path, String content) {}

    /** The files below a directory whose names end so. */
    static List<Text> in(Path directory, String ending) {
        return files(directory, ending)
                .map(file -> new Text(directory.relativize(file), read(file)))
                .toList();
    }

    /** In order; none where there is no directory. */
    static Stream<Path> files(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (var files = Files.walk(directory)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList()
                    .stream();
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
