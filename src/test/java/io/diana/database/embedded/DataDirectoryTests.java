package io.diana.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTests {

    @TempDir
    Path parent;

    private DataDirectory directory;

    @BeforeEach
    void make() throws IOException {
        directory = DataDirectory.at(parent.resolve("deep/data"));
    }

    @Test
    void isTheSameByWhateverPath() throws IOException {
        var link = Files.createSymbolicLink(parent.resolve("link"), parent.resolve("deep"));

        assertThat(DataDirectory.at(link.resolve("../deep/data"))).isEqualTo(directory);
        assertThat(directory.root()).isAbsolute().isEmptyDirectory();
    }

    @Test
    void makesItsPasswordOnce() throws IOException {
        var password = directory.password();

        assertThat(password).matches("[0-9a-f]{64}");
        assertThat(directory.password()).isEqualTo(password);
        assertThat(DataDirectory.at(parent.resolve("other")).password()).isNotEqualTo(password);
    }

    @Test
    void keepsItsPortWhileThatIsFree() throws IOException {
        var port = directory.port(null);

        assertThat(port).isBetween(1, 65_535);
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var other = directory.port(null);

            assertThat(other).isNotEqualTo(port);
            assertThat(portFile()).content().isEqualTo(Integer.toString(other));
        }
    }

    /** A file that was cut off or written by hand is no reason not to start. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "none", "0", "-1", "65536", "99999999999"})
    void takesAnotherPortForOneThatIsNone(String written) throws IOException {
        Files.writeString(portFile(), written);

        var port = directory.port(null);

        assertThat(port).isBetween(1, 65_535);
        assertThat(portFile()).content().isEqualTo(Integer.toString(port));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void refusesAPortThatIsNone(int wanted) {
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> directory.port(wanted))
                .withMessage("%d, wanted as the port of the embedded PostgreSQL, is none.", wanted)
                .satisfies(refused -> assertThat(refused.action()).contains("--diana.embedded.port"));
    }

    private Path portFile() {
        return directory.root().resolve("postgres-port");
    }
}
