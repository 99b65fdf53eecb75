package io.diana.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.diana.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code EveryVersionTests} proves something only as long as these losses are found. */
class LostRowsTests {

    private static final MigrationVersion FIRST = MigrationVersion.fromVersion("1");

    @TempDir
    Path migrations;

    @TempDir
    Path rows;

    private TestDatabase database;
    private MigratedModule module;
    private SchemaContent content;

    @BeforeEach
    void startWithATable() throws IOException {
        database = TestDatabase.fresh();
        module = new MigratedModule(database, "planted", "filesystem:" + migrations, rows);
        content = new SchemaContent(module.sql(), "planted");
        write(migrations, "V1__start.sql", """
                CREATE FUNCTION planted.good(value int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT value > 0';
                CREATE FUNCTION planted.twice(value int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT value * 2';
                CREATE TABLE planted.thing (
                    id    int PRIMARY KEY,
                    value int CHECK (planted.good(value)),
                    twice int GENERATED ALWAYS AS (planted.twice(value)) STORED);
                """);
        write(rows, "V1.sql", "INSERT INTO planted.thing (id, value) VALUES (1, 10), (2, 20);");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aMigrationWithoutRowsIsNotTested() throws IOException {
        write(migrations, "V2__more.sql", "CREATE TABLE planted.other (id int);");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> module.fillUpTo(MigrationVersion.fromVersion("2")))
                .withMessageContaining("Migration V2 of planted is not tested with rows. Write %s", rows);
    }

    @Test
    void aColumnWithoutValuesIsNotTested() throws IOException {
        write(migrations, "V2__more.sql", "CREATE TABLE planted.other (id int, note text);");
        write(rows, "V2.sql", "INSERT INTO planted.other (id) VALUES (1);");

        module.fillUpTo(MigrationVersion.fromVersion("2"));

        assertThat(content.emptyColumns()).containsExactly("other.note");
    }

    @Test
    void rowsThatStayAreNotLost() throws IOException {
        assertThat(lostBy("ALTER TABLE planted.thing ADD COLUMN note text NOT NULL DEFAULT '';", ""))
                .isEmpty();
        assertThat(content.broken()).isEmpty();
    }

    @Test
    void rowsThatWereDeletedOrChangedAreLost() throws IOException {
        assertThat(lostBy("DELETE FROM planted.thing WHERE id = 1; UPDATE planted.thing SET value = 21;", ""))
                .containsExactlyInAnyOrder(
                        "thing: {\"id\": 1, \"twice\": 20, \"value\": 10}",
                        "thing: {\"id\": 2, \"twice\": 40, \"value\": 20}");
    }

    @Test
    void droppedColumnsAndTablesAreLost() throws IOException {
        assertThat(lostBy("ALTER TABLE planted.thing DROP COLUMN value CASCADE;", ""))
                .hasSize(2);
    }

    @Test
    void droppedTablesAreLost() throws IOException {
        assertThat(lostBy("DROP TABLE planted.thing;", "")).containsExactly("table thing");
    }

    @Test
    void whatChangesOnPurposeIsNotLost() throws IOException {
        assertThat(lostBy("UPDATE planted.thing SET value = 21;", "-- changes: thing.value, thing.twice (because)\n"))
                .isEmpty();
    }

    @Test
    void whatGoesOnPurposeIsNotLost() throws IOException {
        assertThat(lostBy("DROP TABLE planted.thing;", "-- changes: thing (replaced)\n"))
                .isEmpty();
    }

    @Test
    void constraintsThatDoNotHoldAreFound() throws IOException {
        var sql = """
                CREATE OR REPLACE FUNCTION planted.good(value int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT value > 15';
                CREATE OR REPLACE FUNCTION planted.twice(value int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT value + value + 1';
                ALTER TABLE planted.thing ADD CONSTRAINT small CHECK (value < 100) NOT VALID;
                """;

        assertThat(lostBy(sql, "")).isEmpty();

        assertThat(content.broken())
                .containsExactlyInAnyOrder(
                        "small is not valid",
                        "thing_value_check of planted.thing does not hold",
                        "twice of planted.thing does not hold");
    }

    private List<String> lostBy(String sql, String remark) throws IOException {
        write(migrations, "V2__change.sql", sql);
        write(rows, "V2.sql", remark + "SELECT 1;");
        module.fillUpTo(FIRST);
        var before = content.rows();
        module.migrateToNewest();
        return content.lost(before, module.changedAfter(FIRST));
    }

    private static void write(Path directory, String file, String sql) throws IOException {
        var path = directory.resolve("planted").resolve(file);
        Files.createDirectories(path.resolve("..").normalize());
        Files.writeString(path, sql);
    }
}
