package io.diana.database.migration;

import io.diana.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;

/** Nodes that migrate one database by files that a test writes; the directories are the modules. */
record Nodes(DataSource database, Path files) {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final MigrationProperties BOUNDS = new MigrationProperties(PATIENCE, PATIENCE, PATIENCE);

    static Nodes on(TestDatabase database, Path files) {
        return new Nodes(database.dataSource(), files);
    }

    Nodes write(String file, String sql) throws IOException {
        var path = files.resolve(file);
        Files.createDirectories(path.resolve("..").normalize());
        Files.writeString(path, sql);
        return this;
    }

    /** What a node does when it starts. */
    void start(MigrationProperties bounds) {
        var flyway = Flyway.configure()
                .dataSource(database)
                .locations("filesystem:" + files)
                .load();
        new ModuleMigrations(ApplicationModuleIdentifiers.of(modules()), (_, _) -> true, bounds).migrate(flyway);
    }

    private List<ApplicationModuleIdentifier> modules() {
        try (var modules = Files.list(files)) {
            return modules.map(
                            path -> Objects.requireNonNull(path.getFileName()).toString())
                    .sorted()
                    .map(ApplicationModuleIdentifier::of)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A node with a process of its own, that can be killed. */
    Process startProcess() throws IOException {
        var source = (DriverManagerDataSource) database;
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Nodes.class.getName(),
                Objects.requireNonNull(source.getUrl()),
                Objects.requireNonNull(source.getUsername()),
                Objects.requireNonNull(source.getPassword()),
                files.toString());
        return new ProcessBuilder(command).inheritIO().start();
    }

    static void main(String[] args) {
        var database = new DriverManagerDataSource(args[0], args[1], args[2]);
        new Nodes(database, Path.of(args[3])).start(BOUNDS);
    }

    JdbcTemplate sql() {
        return new JdbcTemplate(database);
    }

    /** The versions in the order in which they were applied. */
    List<String> history(String module) {
        return sql()
                .queryForList(
                        "SELECT version FROM %s.flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank"
                                .formatted(module),
                        String.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** How many sessions are in, or have ended with, a statement that contains the text. */
    int sessionsAt(String text) {
        return Objects.requireNonNull(sql().queryForObject("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND pid <> pg_backend_pid() AND position(? IN query) > 0
                        """, Integer.class, text));
    }

    /** Whether a session that waits in such a statement keeps the other nodes from their turn. */
    boolean takesPartInATurn(String text) {
        return Boolean.TRUE.equals(sql().queryForObject("""
                        SELECT bool_and(EXISTS (SELECT FROM pg_locks l
                                                 WHERE l.pid = a.pid AND locktype = 'advisory' AND mode = 'ShareLock'))
                          FROM pg_stat_activity a
                         WHERE datname = current_database() AND wait_event_type = 'Lock' AND position(? IN query) > 0
                        """, Boolean.class, text));
    }
}
