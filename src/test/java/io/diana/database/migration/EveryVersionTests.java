package io.diana.database.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Whoever has Diana's data of any earlier version still has them after the migrations to the newest. */
class EveryVersionTests {

    private static final Path ROWS = Path.of("src", "test", "resources", "db", "rows");

    private TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    static Stream<Arguments> versions() throws IOException {
        try (var database = TestDatabase.fresh()) {
            return modules()
                    .flatMap(module ->
                            of(database, module).versions().stream().map(version -> Arguments.of(module, version)))
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> modules() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*/*.sql");
        return Arrays.stream(files)
                .map(file -> file.getDescription().replaceAll(".*db/migration/(\\w+)/.*", "$1"))
                .distinct()
                .sorted();
    }

    private static MigratedModule of(TestDatabase database, String module) {
        return new MigratedModule(database, module, "classpath:db/migration", ROWS);
    }

    @ParameterizedTest(name = "{0} from V{1}")
    @MethodSource("versions")
    void rowsSurviveTheWayToTheNewest(String name, MigrationVersion version) {
        var module = of(database, name);
        var content = new SchemaContent(module.sql(), name);
        module.fillUpTo(version);
        assertThat(content.emptyColumns())
                .as("columns without a value: put some into %s/%s/V%s.sql", ROWS, name, version)
                .isEmpty();
        var before = content.rows();

        module.migrateToNewest();

        assertThat(content.lost(before, module.changedAfter(version)))
                .as("rows lost or changed; what is meant to change stands in a line -- changes: table.column (why)")
                .isEmpty();
        assertThat(content.broken()).isEmpty();
    }
}
