package io.diana.database.embedded;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** Starts a PostgreSQL when none is given, so that one command suffices. */
@AutoConfiguration(before = {R2dbcAutoConfiguration.class, FlywayAutoConfiguration.class})
@ConditionalOnProperty(name = "spring.r2dbc.url", matchIfMissing = true, havingValue = "")
@ConditionalOnMissingBean(R2dbcConnectionDetails.class)
@EnableConfigurationProperties(StorageProperties.class)
class EmbeddedServerAutoConfiguration {

    @Bean(destroyMethod = "stop")
    EmbeddedServer embeddedServer(StorageProperties properties) throws IOException, InterruptedException, SQLException {
        return EmbeddedServer.start(properties);
    }

    @Bean
    R2dbcConnectionDetails embeddedServerConnection(EmbeddedServer server) {
        var options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, EmbeddedServer.HOST)
                .option(ConnectionFactoryOptions.PORT, server.port())
                .option(ConnectionFactoryOptions.DATABASE, EmbeddedServer.DATABASE)
                .option(ConnectionFactoryOptions.USER, EmbeddedServer.USER)
                .option(ConnectionFactoryOptions.PASSWORD, server.password())
                .build();
        return () -> options;
    }
}
