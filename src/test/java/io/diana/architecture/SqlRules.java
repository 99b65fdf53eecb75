package io.diana.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A module's data is its own: others ask the module, not its tables. */
final class SqlRules {

    private static final String TABLE = "org.springframework.data.relational.core.mapping.Table";

    private SqlRules() {}

    static List<Rule> all() {
        return List.of(
                codeKeepsToItsSchema(),
                mappingsKeepToTheirSchema(),
                migrationsKeepToTheirSchema(),
                migrationsBelongToModules());
    }

    /**
     * Reads the compiled constants: whatever text blocks, concatenations and annotations were made of ends up there. Only
     * the text of an annotation is no string constant, so all texts are looked at.
     */
    static Rule codeKeepsToItsSchema() {
        return Rule.ofEach("the SQL in a module's code touches its own schema only", Code::classFiles, code -> {
            var schemas = Schemas.of(code);
            var top = code.classDirectory();
            return file -> texts(file)
                    .flatMap(text -> schemas.foreignIn(module(top.relativize(file)), text))
                    .distinct()
                    .map(reference -> "%s: %s".formatted(top.relativize(file), reference));
        });
    }

    static Rule mappingsKeepToTheirSchema() {
        return new Rule(
                "a mapped table lies in the module's own schema",
                code -> code.classes().stream()
                        .flatMap(type -> type
                                .tryGetAnnotationOfType(TABLE)
                                .flatMap(table -> table.get("schema"))
                                .filter(schema -> !schema.equals("")
                                        && !Optional.of(schema).equals(code.moduleOf(type)))
                                .map(schema -> "%s is mapped to the schema %s".formatted(type.getName(), schema))
                                .stream())
                        .toList());
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

    private static Stream<String> texts(Path file) {
        try {
            var pool = ClassFile.of().parse(file).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(Utf8Entry.class::isInstance)
                    .map(entry -> ((Utf8Entry) entry).stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
