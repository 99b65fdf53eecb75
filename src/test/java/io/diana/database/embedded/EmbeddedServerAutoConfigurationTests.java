package io.diana.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.database.DatabaseLocation;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EmbeddedServerAutoConfigurationTests {

    @TempDir
    Path dataDir;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(EmbeddedServerAutoConfiguration.class));

    @Test
    void startsAServerWhenTheUrlIsEmpty() {
        runner.withPropertyValues("spring.r2dbc.url=", "diana.data-dir=" + dataDir)
                .run(context -> {
                    var server = context.getBean(EmbeddedServer.class);
                    var options = context.getBean(R2dbcConnectionDetails.class).getConnectionFactoryOptions();

                    assertThat(options.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(server.port());
                    assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD))
                            .isEqualTo(server.password());
                    assertThat(context.getBean(DatabaseLocation.class).describe())
                            .contains(dataDir.toRealPath().toString());
                });
        assertThat(dataDir.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsNoneWhenAUrlIsGiven() {
        runner.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://elsewhere/diana", "diana.data-dir=" + dataDir)
                .run(context -> assertThat(context).doesNotHaveBean(EmbeddedServer.class));
        assertThat(dataDir).isEmptyDirectory();
    }

    @Test
    void startsNoneWhenAnotherIsConnectedTo() {
        R2dbcConnectionDetails details = () -> ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .build();
        runner.withBean(R2dbcConnectionDetails.class, () -> details)
                .withPropertyValues("diana.data-dir=" + dataDir)
                .run(context -> assertThat(context).doesNotHaveBean(EmbeddedServer.class));
    }

    @Test
    void tellsTheOperatorInASentenceWhatToDo() {
        var failure = new EmbeddedServerException("It is so.", "Do that.");

        var analysis = new EmbeddedServerFailureAnalyzer().analyze(new IllegalStateException(failure));

        assertThat(analysis)
                .extracting(FailureAnalysis::getDescription, FailureAnalysis::getAction)
                .containsExactly("It is so.", "Do that.");
    }
}
