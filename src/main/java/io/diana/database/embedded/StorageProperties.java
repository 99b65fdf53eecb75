package io.diana.database.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded server keeps what it stores.
 *
 * @param dataDir holds everything: data, server log, password, port, the server's own programs
 * @param embedded the server itself
 */
@ConfigurationProperties("diana")
record StorageProperties(
        @DefaultValue("./data") Path dataDir, @DefaultValue Embedded embedded) {

    /**
     * The embedded server.
     *
     * @param port where it listens on the loopback interface; none: a free one, kept between starts while it stays free
     * @param startTimeout how long a start may take, crash recovery included
     */
    record Embedded(
            @Nullable Integer port, @DefaultValue("60s") Duration startTimeout) {}
}
