package io.diana.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Asks for a Docker engine with one short question, where Testcontainers would try many and complain about each. */
final class DockerEngine {

    private static final int ANSWER_WITHIN_SECONDS = 3;

    private DockerEngine() {}

    static boolean answers() {
        return addresses().anyMatch(DockerEngine::answersAt);
    }

    private static Stream<SocketAddress> addresses() {
        var host = System.getenv("DOCKER_HOST");
        if (host != null) {
            var uri = URI.create(host);
            return Stream.of(
                    "unix".equals(uri.getScheme())
                            ? UnixDomainSocketAddress.of(uri.getPath())
                            : new InetSocketAddress(uri.getHost(), uri.getPort()));
        }
        var home = Path.of(System.getProperty("user.home"), ".docker");
        var sockets = Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/run"), "docker.sock"),
                home.resolve("run/docker.sock"),
                home.resolve("desktop/docker.sock"));
        return sockets.filter(Files::exists).map(UnixDomainSocketAddress::of);
    }

    private static boolean answersAt(SocketAddress address) {
        try {
            return CompletableFuture.supplyAsync(() -> ping(address)).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ping(SocketAddress address) {
        try (var channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            channel.connect(address);
            channel.write(StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"));
            var answer = ByteBuffer.allocate(15);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // until the status line is there
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).contains(" 200");
        } catch (IOException e) {
            return false;
        }
    }
}
