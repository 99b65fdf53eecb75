package io.diana.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaProcess;
import io.diana.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes that start together on one empty database, each told of it in another way. */
class GivenServerIT {

    @TempDir
    static Path byArgument;

    @TempDir
    static Path byVariable;

    @TempDir
    static Path byFile;

    private static TestDatabase database;
    private static List<DianaProcess> nodes = List.of();

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.fresh();
        Files.writeString(byFile.resolve("application.properties"), "spring.r2dbc.url=%s%n".formatted(database.url()));
        nodes = List.of(
                DianaProcess.launch(byArgument, "--spring.r2dbc.url=" + database.url()),
                DianaProcess.launch(byVariable, Map.of("SPRING_R2DBC_URL", database.url())),
                DianaProcess.launch(byFile));
        nodes.forEach(DianaProcess::awaitReady);
    }

    @AfterAll
    static void stop() {
        nodes.forEach(DianaProcess::close);
        database.close();
    }

    @Test
    void eachUsesTheGivenServer() {
        for (var index = 0; index < nodes.size(); index++) {
            var answer = nodes.get(index).post("/users", "{\"id\": %d, \"firstName\": \"Ada\"}".formatted(index + 1));
            assertThat(answer.statusCode()).isEqualTo(201);
        }

        assertThat(nodes)
                .allSatisfy(node -> assertThat(List.of(1, 2, 3))
                        .allSatisfy(id -> assertThat(node.get("/users/" + id).statusCode())
                                .isEqualTo(200)));
    }

    @Test
    void eachSaysWhichServerItUses() {
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.log())
                        .containsPattern(
                                "Database    PostgreSQL at \\S+:\\d+, database %s, as diana".formatted(database.name()))
                        .doesNotContain("embedded", "not-a-secret"));
    }

    @Test
    void noneStartsAServerOfItsOwn() {
        assertThat(List.of(byArgument, byVariable, byFile))
                .allSatisfy(directory -> assertThat(directory.resolve("data")).doesNotExist());
    }

    @Test
    void eachMigrationRanOnce() {
        var versions = database.client()
                .sql("SELECT version FROM users.flyway_schema_history WHERE version IS NOT NULL")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(versions).isNotEmpty().doesNotHaveDuplicates();
    }
}
