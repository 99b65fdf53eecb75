package io.diana.database.migration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the JDBC driver understands of the database that R2DBC was given. */
class MigrationConnectionTests {

    @Test
    void leadsToTheSameDatabase() {
        var understood = understood("r2dbc:postgresql://ada:secret@db.example:6543/diana");

        assertThat(understood)
                .containsEntry("PGHOST", "db.example")
                .containsEntry("PGPORT", "6543")
                .containsEntry("PGDBNAME", "diana");
    }

    @Test
    void takesTheUsualPortWhereNoneIsGiven() {
        assertThat(understood("r2dbc:postgresql://db.example/diana")).containsEntry("PGPORT", "5432");
    }

    @Test
    void comesAsTheSameRole() {
        run(
                "r2dbc:postgresql://ada:s%20ecret@db.example/diana",
                (jdbc, flyway) -> {
                    assertThat(jdbc.getUsername()).isEqualTo("ada");
                    assertThat(jdbc.getPassword()).isEqualTo("s ecret");
                    assertThat(jdbc.getDriverClassName()).isEqualTo("org.postgresql.Driver");
                    assertThat(flyway.getJdbcUrl()).isEqualTo(jdbc.getJdbcUrl());
                });
        run("r2dbc:postgresql://db.example/diana", (jdbc, _) -> {
            assertThat(jdbc.getUsername()).isNull();
            assertThat(jdbc.getPassword()).isNull();
        });
    }

    /** Whoever wants the server to prove who it is wants that of the migrations' server too. */
    @ParameterizedTest
    @CsvSource({
        "sslMode=verify-full, sslmode, verify-full",
        "sslMode=disable, sslmode, disable",
        "ssl=true, sslmode, verify-full",
        "sslRootCert=/etc/our ca.pem, sslrootcert, /etc/our ca.pem",
        "sslCert=/etc/c&d.pem, sslcert, /etc/c&d.pem",
        "sslKey=/etc/key.pk8, sslkey, /etc/key.pk8",
        "sslPassword=a+b%c, sslpassword, a+b%c"
    })
    void keepsTheTermsOfTls(String option, String parameter, String value) {
        var given = option.split("=", 2);
        var encoded = URLEncoder.encode(given[1], StandardCharsets.UTF_8);

        assertThat(understood("r2dbc:postgresql://db.example/diana?%s=%s".formatted(given[0], encoded)))
                .containsEntry(parameter, value);
    }

    private interface Check {
        void of(JdbcConnectionDetails jdbc, FlywayConnectionDetails flyway);
    }

    private static Properties understood(String url) {
        var understood = new Properties();
        run(url, (jdbc, _) -> understood.putAll(requireNonNull(Driver.parseURL(jdbc.getJdbcUrl(), new Properties()))));
        return understood;
    }

    private static void run(String url, Check check) {
        R2dbcConnectionDetails details = () -> ConnectionFactoryOptions.parse(url);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MigrationAutoConfiguration.class))
                .withBean(LazyInitializationBeanFactoryPostProcessor.class)
                .withBean(R2dbcConnectionDetails.class, () -> details)
                .run(context -> check.of(
                        context.getBean(JdbcConnectionDetails.class), context.getBean(FlywayConnectionDetails.class)));
    }
}
