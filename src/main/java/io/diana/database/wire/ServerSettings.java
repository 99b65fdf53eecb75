package io.diana.database.wire;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.APPLICATION_NAME;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.OPTIONS;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE;
import static io.r2dbc.spi.ConnectionFactoryOptions.CONNECT_TIMEOUT;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each connection is started with: the bounds, unless the URL or the properties say otherwise. */
record ServerSettings(CallProperties properties) {

    private static final Pattern SEPARATOR = Pattern.compile(";");

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
        var parsed = new LinkedHashMap<String, String>();
        switch (settings) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((name, value) -> parsed.put("" + name, "" + value));
            case Object text -> SEPARATOR.splitAsStream(text.toString()).forEach(setting -> parse(setting, parsed));
        }
        return parsed;
    }

    private static void parse(String setting, Map<String, String> parsed) {
        var end = setting.indexOf('=');
        if (end > 0) {
            parsed.put(setting.substring(0, end), setting.substring(end + 1));
        } else if (!setting.isEmpty()) {
            throw new IllegalArgumentException("Not a server setting like name=value: " + setting);
        }
    }
}
