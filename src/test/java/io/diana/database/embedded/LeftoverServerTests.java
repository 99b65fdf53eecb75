package io.diana.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose application is gone, in every state that a crash may have left it. */
class LeftoverServerTests {

    private static final Duration GRACE = Duration.ofSeconds(60);

    @TempDir
    static Path dataDir;

    private DataDirectory directory;
    private PostgresControl control;

    @BeforeEach
    void leaveServerBehind() throws Exception {
        directory = DataDirectory.at(dataDir);
        start(GRACE).stop();
        control = directory.control(PostgresPrograms.unpackedIn(directory.programs()), directory.cluster());
        control.start(directory.port(null), GRACE);
    }

    @AfterEach
    void cleanUp() throws Exception {
        new LeftoverServer(directory, Duration.ofSeconds(1)).stop();
    }

    @Test
    void isStoppedBeforeItsDataAreUsedAgain() throws Exception {
        var leftover = postmaster();

        var server = start(GRACE);

        assertThat(leftover.isAlive()).isFalse();
        assertThat(postmaster().isAlive()).isTrue();
        server.stop();
    }

    @Test
    void isKilledWhenItDoesNotStop() throws Exception {
        var leftover = postmaster();
        new ProcessBuilder("kill", "-STOP", Long.toString(leftover.pid()))
                .start()
                .waitFor();

        var stop = new LeftoverServer(directory, Duration.ofSeconds(1));
        stop.stop();

        assertThat(leftover.isAlive()).isFalse();
        start(GRACE).stop();
    }

    @Test
    void leavesOnlyAFileWhenItWasKilledToo() throws Exception {
        kill();

        start(GRACE).stop();
    }

    @Test
    void isNotTakenForAnotherProcessThatHasItsIdNow() throws Exception {
        kill();
        var file = directory.cluster().resolve("postmaster.pid");
        var lines = Files.readAllLines(file);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(file, lines);

        start(GRACE).stop();
    }

    @Test
    void mayHaveLeftAnEmptyFile() throws Exception {
        kill();
        Files.writeString(directory.cluster().resolve("postmaster.pid"), "");

        start(GRACE).stop();
    }

    @Test
    void mayHaveDiedWhileItMadeItsCluster() throws Exception {
        control.stop(GRACE);
        Files.move(directory.cluster(), directory.newCluster());
        directory.control(control.programs(), directory.newCluster()).start(directory.port(null), GRACE);

        var server = start(GRACE);

        assertThat(directory.newCluster()).doesNotExist();
        server.stop();
    }

    @Test
    void doesNotKeepAServerFromEndingThatIsGoneAlready() throws Exception {
        var server = start(GRACE);
        kill();

        server.stop();

        start(GRACE).stop();
    }

    private EmbeddedServer start(Duration grace) throws Exception {
        return EmbeddedServer.start(new StorageProperties(dataDir, new StorageProperties.Embedded(null, grace)));
    }

    private ProcessHandle postmaster() throws IOException {
        var file = directory.cluster().resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
    }

    private void kill() throws IOException {
        var postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }
}
