package io.diana.database.wire;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.APPLICATION_NAME;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.OPTIONS;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE;
import static io.r2dbc.spi.ConnectionFactoryOptions.CONNECT_TIMEOUT;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each connection is started with: the bounds, unless the URL or the properties say otherwise. */
record ServerSettings(CallProperties properties) {

    ConnectionFactoryOptions appliedTo(ConnectionFactoryOptions given) {
        var settings = new LinkedHashMap<>(properties.asServerSettings());
        settings.putAll(parsed(given.getValue(OPTIONS)));
        var options = given.mutate().option(OPTIONS, settings);
        setDefault(options, given, APPLICATION_NAME, "diana");
        setDefault(options, given, TCP_KEEPALIVE, true);
        setDefault(options, given, CONNECT_TIMEOUT, properties.callTimeout());
        return options.build();
    }

    private static <T> void setDefault(
            ConnectionFactoryOptions.Builder options, ConnectionFactoryOptions given, Option<T> option, T value) {
        if (!given.hasOption(option)) {
            options.option(option, value);
        }
    }

    /** As the driver takes them: a map, or in a URL the text {@code name=value;name=value}. */
    private static Map<String, String> parsed(@Nullable Object settings) {
        return switch (settings) {
            case null -> Map.of();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .collect(Collectors.toMap(each -> "" + each.getKey(), each -> "" + each.getValue()));
            case Object text ->
                Arrays.stream(text.toString().split(";"))
                        .map(setting -> setting.split("=", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        };
    }
}
