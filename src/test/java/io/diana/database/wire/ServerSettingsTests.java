package io.diana.database.wire;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.APPLICATION_NAME;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.OPTIONS;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE;
import static io.r2dbc.spi.ConnectionFactoryOptions.CONNECT_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTests {

    private static final Map<String, String> BOUNDS = Map.of(
            "lock_timeout", "4000",
            "statement_timeout", "30000",
            "idle_in_transaction_session_timeout", "20000",
            "client_connection_check_interval", "1000");

    private final ServerSettings settings = new ServerSettings(new CallProperties(
            Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofSeconds(30), Duration.ofSeconds(20)));

    @Test
    void boundWhatNobodyHasBounded() {
        var applied = settings.appliedTo(given("r2dbc:postgresql://here/diana"));

        assertThat(applied.getValue(OPTIONS)).isEqualTo(BOUNDS);
        assertThat(applied.getValue(APPLICATION_NAME)).isEqualTo("diana");
        assertThat(applied.getValue(TCP_KEEPALIVE)).isEqualTo(true);
        assertThat(applied.getValue(CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void leaveTheLastWordToTheUrl() {
        var applied = settings.appliedTo(given("r2dbc:postgresql://here/diana?tcpKeepAlive=false&applicationName=mine"
                + "&connectTimeout=PT1S&options=statement_timeout=7s;search_path=a=b;work_mem=4MB;work_mem=5MB;"));

        assertThat(applied.getValue(OPTIONS))
                .asInstanceOf(map(String.class, String.class))
                .containsEntry("statement_timeout", "7s")
                .containsEntry("search_path", "a=b")
                .containsEntry("work_mem", "5MB")
                .containsEntry("lock_timeout", "4000");
        assertThat(applied.getValue(APPLICATION_NAME)).isEqualTo("mine");
        assertThat(applied.getValue(TCP_KEEPALIVE)).isEqualTo("false");
        assertThat(applied.getValue(CONNECT_TIMEOUT)).isEqualTo("PT1S");
    }

    @Test
    void leaveTheLastWordToAMapToo() {
        var applied = settings.appliedTo(given("r2dbc:postgresql://here/diana")
                .mutate()
                .option(OPTIONS, Map.of("lock_timeout", "1s"))
                .build());

        assertThat(applied.getValue(OPTIONS))
                .asInstanceOf(map(String.class, String.class))
                .containsEntry("lock_timeout", "1s")
                .containsEntry("statement_timeout", "30000");
    }

    @Test
    void areTheBoundsWhereTheTextIsEmpty() {
        assertThat(settings.appliedTo(given("r2dbc:postgresql://here/diana?options="))
                        .getValue(OPTIONS))
                .isEqualTo(BOUNDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement_timeout", "a=b;nonsense", "=7s"})
    void areNotGuessedFromWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.appliedTo(given("r2dbc:postgresql://here/diana?options=" + text)))
                .withMessageStartingWith("Not a server setting like name=value: ");
    }

    private static ConnectionFactoryOptions given(String url) {
        return ConnectionFactoryOptions.parse(url);
    }
}
