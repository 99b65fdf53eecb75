package io.diana.database.migration;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The JDBC side of a database known by its R2DBC options. Flyway wants the second interface and is not even considered
 * without the first.
 */
record MigrationConnection(
        String jdbcUrl, @Nullable String username, @Nullable String password)
        implements FlywayConnectionDetails, JdbcConnectionDetails {

    /** R2DBC name → JDBC name of what both drivers understand alike. */
    private static final Map<String, String> SHARED = Map.of(
            "sslMode", "sslmode",
            "sslRootCert", "sslrootcert",
            "sslCert", "sslcert",
            "sslKey", "sslkey",
            "sslPassword", "sslpassword");

    private static final String CONNECT_SECONDS = "10";

    /** Bounded both in connecting and in waiting for an answer. */
    static MigrationConnection to(ConnectionFactoryOptions options, MigrationProperties properties) {
        var host = text(options, "host");
        var port = text(options, "port");
        var url = "jdbc:postgresql://%s:%s/%s%s"
                .formatted(
                        host,
                        port == null ? "5432" : port,
                        encoded(String.valueOf(text(options, "database"))),
                        parameters(options, properties));
        return new MigrationConnection(url, text(options, "user"), text(options, "password"));
    }

    private static String parameters(ConnectionFactoryOptions options, MigrationProperties properties) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("ApplicationName", "diana-migration");
        parameters.put("loginTimeout", CONNECT_SECONDS);
        parameters.put("socketTimeout", Long.toString(properties.silence().toSeconds()));
        if ("true".equals(text(options, "ssl"))) {
            parameters.put("sslmode", "verify-full"); // what R2DBC means by it; JDBC alone would settle for less
        }
        SHARED.forEach((from, to) -> {
            var value = text(options, from);
            if (value != null) {
                parameters.put(to, value);
            }
        });
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static @Nullable String text(ConnectionFactoryOptions options, String name) {
        var value = options.getValue(Option.valueOf(name));
        return value == null ? null : value.toString();
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public @Nullable String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    @Override
    public String getDriverClassName() {
        return "org.postgresql.Driver";
    }
}
