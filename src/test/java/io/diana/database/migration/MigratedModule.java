package io.diana.database.migration;

import io.diana.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;

/**
 * One module's schema on its way from the first version to the newest, with the rows that stand for each version.
 *
 * @param migrations where the modules' migrations are, as Flyway names it
 * @param rows where the modules' rows are: {@code <module>/V<version>.sql}
 */
record MigratedModule(TestDatabase database, String module, String migrations, Path rows) {

    /** A line that says what a migration does to rows on purpose: {@code -- changes: table, table.column (why)}. */
    private static final Pattern CHANGES = Pattern.compile("(?m)^-- changes: ([^(\\n]*)");

    /** The versions, oldest first. */
    List<MigrationVersion> versions() {
        return Arrays.stream(flyway(MigrationVersion.LATEST).info().all())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Migrates version by version, putting in the rows of each. */
    void fillUpTo(MigrationVersion last) {
        versionsUpTo(last).forEach(version -> {
            flyway(version).migrate();
            sql().execute(rowsOf(version));
        });
    }

    void migrateToNewest() {
        flyway(MigrationVersion.LATEST).migrate();
    }

    private Flyway flyway(MigrationVersion target) {
        var all = Flyway.configure()
                .dataSource(database.dataSource())
                .locations(migrations)
                .load();
        var modules = ApplicationModuleIdentifiers.of(List.of());
        var own = new ModuleMigrations(modules, (_, _) -> true, Nodes.BOUNDS)
                .of(ApplicationModuleIdentifier.of(module), all);
        return Flyway.configure()
                .configuration(own.getConfiguration())
                .target(target)
                .load();
    }

    private Stream<MigrationVersion> versionsUpTo(MigrationVersion last) {
        return versions().stream().filter(version -> version.compareTo(last) <= 0);
    }

    private String rowsOf(MigrationVersion version) {
        var file = rows.resolve(module).resolve("V" + version + ".sql");
        try {
            return Files.readString(file);
        } catch (IOException _) {
            throw new AssertionError(
                    "Migration V%s of %s is not tested with rows. Write %s: rows as the application writes them at this version, which every later one has to keep."
                            .formatted(version, module, file));
        }
    }

    /** Tables and columns that the migrations behind a version change on purpose. */
    List<String> changedAfter(MigrationVersion version) {
        return versions().stream()
                .filter(later -> later.compareTo(version) > 0)
                .flatMap(later -> CHANGES.matcher(rowsOf(later)).results())
                .flatMap(line -> Arrays.stream(line.group(1).split(",")))
                .map(String::strip)
                .toList();
    }

    JdbcTemplate sql() {
        return new JdbcTemplate(database.dataSource());
    }
}
