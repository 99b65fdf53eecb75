package io.diana.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data directory to one running application. The operating system frees it with the process, however that dies.
 */
record DirectoryLock(FileChannel channel) implements AutoCloseable {

    /** Takes the lock at once or says who has it. */
    static DirectoryLock on(Path dataDir) throws IOException {
        var channel =
                FileChannel.open(dataDir.resolve("diana.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new EmbeddedServerException(
                    "Another Diana is running on the data directory %s.".formatted(dataDir),
                    "Stop it, or give this one a directory of its own with --diana.data-dir=<directory>.");
        }
        return new DirectoryLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held within this very process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
