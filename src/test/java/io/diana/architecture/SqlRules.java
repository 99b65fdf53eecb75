package io.diana.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A module's data is its own: others ask the module, not its tables. */
final class SqlRules {

    private SqlRules() {}

    static List<Rule> all() {
        return List.of(codeKeepsToItsSchema(), migrationsKeepToTheirSchema(), migrationsBelongToModules());
    }

    /** Reads the compiled constants: whatever text blocks and concatenations were made of ends up there. */
    static Rule codeKeepsToItsSchema() {
        return Rule.ofEach("the SQL in a module's code touches its own schema only", Code::classFiles, code -> {
            var schemas = Schemas.of(code);
            var top = code.classDirectory();
            return file -> strings(file)
                    .flatMap(text -> schemas.foreignIn(module(top.relativize(file)), text))
                    .distinct()
                    .map(reference -> "%s: %s".formatted(top.relativize(file), reference));
        });
    }

    static Rule migrationsKeepToTheirSchema() {
        return Rule.ofEach("a module's migrations touch its own schema only", Code::migrations, code -> {
            var schemas = Schemas.of(code);
            return migration -> schemas.foreignInMigration(module(migration.path()), migration.content())
                    .distinct()
                    .map(reference -> "%s: %s".formatted(migration.path(), reference));
        });
    }

    static Rule migrationsBelongToModules() {
        return Rule.ofEach(
                "each migration stands in the directory of a module",
                Code::migrations,
                code -> migration -> Stream.of(migration.path())
                        .filter(path -> !code.modules().contains(module(path)))
                        .map(Path::toString));
    }

    private static String module(Path path) {
        return path.getNameCount() > 1 ? path.getName(0).toString() : "";
    }

    private static Stream<String> strings(Path file) {
        try {
            var pool = ClassFile.of().parse(file).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
