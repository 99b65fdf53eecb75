package io.diana.database.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked from the class path. They lie beside the data rather than in a temporary directory,
 * which others may write to and which is swept while the server runs.
 *
 * @param directory of one version's programs
 */
record PostgresPrograms(Path directory) {

    /** Of the programs on the class path; they cannot open data of another major version. */
    static final String MAJOR_VERSION = "18";

    /**
     * Unpacks the programs unless that has been done before; an unpacking cut short does not count, and another
     * version's programs go. No server may be running on them.
     */
    static PostgresPrograms unpackedIn(Path parent) throws IOException {
        var archive = archive();
        var directory = parent.resolve(fingerprint(archive));
        var complete = directory.resolve("complete");
        if (!Files.exists(complete)) {
            FileSystemUtils.deleteRecursively(parent);
            unpack(archive, directory);
            Files.createFile(complete);
        }
        return new PostgresPrograms(directory);
    }

    /** The command line of one of them. PostgreSQL refuses to run as root: a user namespace makes root somebody else. */
    List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static byte[] archive() throws IOException {
        var system = System.getProperty("os.name").split(" ", 2)[0].replace("Mac", "Darwin");
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            return archive.readAllBytes();
        }
    }

    private static String fingerprint(byte[] archive) {
        var checksum = new CRC32();
        checksum.update(archive);
        return "%s-%08x".formatted(MAJOR_VERSION, checksum.getValue());
    }

    private static void unpack(byte[] archive, Path directory) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, directory.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Files.createDirectories(
                entry.isDirectory() ? target : target.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            target.toFile().setExecutable((entry.getMode() & 0100) != 0);
        }
    }
}
