package io.diana.database.wire;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import io.diana.database.DatabaseLocation;
import io.diana.database.Notifications;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import reactor.pool.PooledRefMetadata;

/**
 * The pool over watched connections, configured like Spring Boot's by {@code spring.r2dbc.pool}. It is made here because
 * Boot's offers connections that have died while they were idle, and so tells callers of an outage that is over.
 */
@AutoConfiguration(
        before = R2dbcAutoConfiguration.class,
        afterName = "io.diana.database.embedded.EmbeddedServerAutoConfiguration")
@EnableConfigurationProperties(CallProperties.class)
class WireAutoConfiguration {

    @Bean
    WireWatch wireWatch(CallProperties properties) {
        return new WireWatch(properties.callTimeout());
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(
            R2dbcConnectionDetails details, CallProperties calls, R2dbcProperties properties, WireWatch watch) {
        var options = new ServerSettings(calls).appliedTo(details.getConnectionFactoryOptions());
        var connections = new WatchedConnectionFactory(options, watch);
        return new ConnectionPool(pool(connections, properties.getPool()));
    }

    @Bean
    Notifications notifications(R2dbcConnectionDetails details, CallProperties calls, WireWatch watch) {
        var options = new ServerSettings(calls).appliedTo(details.getConnectionFactoryOptions());
        return new PostgresNotifications(new WatchedConnectionFactory(options, watch), calls.callTimeout());
    }

    @Bean
    @ConditionalOnMissingBean
    DatabaseLocation givenDatabase(R2dbcConnectionDetails details) {
        var options = details.getConnectionFactoryOptions();
        return () -> "PostgreSQL at %s:%s, database %s, as %s"
                .formatted(
                        options.getValue(HOST),
                        Objects.requireNonNullElse(options.getValue(PORT), 5432),
                        options.getValue(DATABASE),
                        options.getValue(USER));
    }

    private static ConnectionPoolConfiguration pool(
            WatchedConnectionFactory connections, R2dbcProperties.Pool properties) {
        var pool = ConnectionPoolConfiguration.builder(connections)
                .initialSize(properties.getInitialSize())
                .maxSize(properties.getMaxSize())
                .minIdle(properties.getMinIdle())
                .acquireRetry(properties.getAcquireRetry())
                .validationDepth(properties.getValidationDepth())
                .maxIdleTime(properties.getMaxIdleTime())
                .customizer(builder -> builder.evictionPredicate((connection, usage) ->
                        !((WatchedConnection) connection).isConnected() || isWornOut(usage, properties)));
        var map = PropertyMapper.get();
        map.from(properties.getMaxAcquireTime()).to(pool::maxAcquireTime);
        map.from(properties.getMaxCreateConnectionTime()).to(pool::maxCreateConnectionTime);
        map.from(properties.getMaxValidationTime()).to(pool::maxValidationTime);
        return pool.build();
    }

    private static boolean isWornOut(PooledRefMetadata usage, R2dbcProperties.Pool properties) {
        return exceeds(usage.idleTime(), properties.getMaxIdleTime())
                || exceeds(usage.lifeTime(), properties.getMaxLifeTime());
    }

    private static boolean exceeds(long milliseconds, @Nullable Duration bound) {
        return bound != null && milliseconds >= bound.toMillis();
    }
}
