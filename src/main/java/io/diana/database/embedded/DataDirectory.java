package io.diana.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What lies where in the data directory.
 *
 * @param root the directory itself, absolute and without links
 */
record DataDirectory(Path root) {

    private static final int SECRET_BYTES = 32;
    private static final int NO_PORT = 0;
    private static final int LAST_PORT = 65_535;

    /** Creates the directory when it is missing, without touching what is in it. */
    static DataDirectory at(Path path) throws IOException {
        var root = Files.createDirectories(path.toAbsolutePath()).toRealPath();
        return new DataDirectory(root);
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    /** Where a cluster is made before it is moved, whole, to its place. */
    Path newCluster() {
        return root.resolve("postgres.new");
    }

    Path programs() {
        return root.resolve("programs");
    }

    PostgresControl control(PostgresPrograms programs, Path cluster) {
        return new PostgresControl(programs, cluster, root.resolve("postgres-start.log"));
    }

    Path passwordFile() {
        return root.resolve("postgres-password");
    }

    /** The password of both roles; made once, readable by the owner alone. */
    String password() throws IOException {
        var file = passwordFile();
        if (!Files.exists(file)) {
            var secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            writeWhole(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    /** The port of the last start while it is free, else another free one, which is kept for the next start. */
    int port(@Nullable Integer wanted) throws IOException {
        if (wanted != null) {
            return requireFree(wanted);
        }
        var file = root.resolve("postgres-port");
        var last = Files.exists(file) ? portIn(Files.readString(file).strip()) : NO_PORT;
        if (isFree(last)) {
            return last;
        }
        var port = freePort();
        writeWhole(file, Integer.toString(port));
        return port;
    }

    private static int portIn(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : NO_PORT;
    }

    private static int requireFree(int port) {
        if (!isPort(port)) {
            throw new EmbeddedServerException(
                    "%d, wanted as the port of the embedded PostgreSQL, is none.".formatted(port),
                    "Choose one from 1 to %d with --diana.embedded.port=<port>; without it Diana finds a free one."
                            .formatted(LAST_PORT));
        }
        if (!isFree(port)) {
            throw new EmbeddedServerException(
                    "Port %d, wanted for the embedded PostgreSQL, is taken.".formatted(port),
                    "Free it, or choose another with --diana.embedded.port=<port>; without it Diana finds a free one.");
        }
        return port;
    }

    private static boolean isPort(int port) {
        return port > NO_PORT && port <= LAST_PORT;
    }

    private static boolean isFree(int port) {
        if (!isPort(port)) {
            return false;
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Never leaves half a file, whenever the process dies. */
    private void writeWhole(Path file, String content) throws IOException {
        var draft = Files.createTempFile(root, file.getFileName().toString(), ".new"); // for its owner only
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
