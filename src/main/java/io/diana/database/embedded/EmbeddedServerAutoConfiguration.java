package io.diana.database.embedded;

import io.diana.database.DatabaseLocation;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Starts a PostgreSQL when none is given, so that one command suffices. */
@AutoConfiguration(before = {R2dbcAutoConfiguration.class, FlywayAutoConfiguration.class})
@Conditional(EmbeddedServerAutoConfiguration.NoServerIsGiven.class)
@ConditionalOnMissingBean(R2dbcConnectionDetails.class)
@EnableConfigurationProperties(StorageProperties.class)
class EmbeddedServerAutoConfiguration {

    @Bean(destroyMethod = "stop")
    EmbeddedServer embeddedServer(StorageProperties properties) throws IOException, InterruptedException, SQLException {
        return EmbeddedServer.start(properties);
    }

    @Bean
    R2dbcConnectionDetails embeddedServerConnection(EmbeddedServer server) throws IOException {
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

    @Bean
    DatabaseLocation embeddedServerLocation(EmbeddedServer server) {
        return server::describe;
    }

    /** An empty URL is none: that is what a variable that was left out becomes in many a script. */
    static final class NoServerIsGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.r2dbc.url"));
        }
    }
}
