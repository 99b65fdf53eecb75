package io.diana.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is counted and timed of requests. */
@FrameTest
class ObservationTests {

    @Autowired
    WebTestClient client;

    @Autowired
    MeterRegistry meters;

    /** Named as the description of the API names them, so that there are as many series as operations. */
    @ParameterizedTest
    @CsvSource({
        "/problems, application/json, listProblemTypes, 200",
        "/problems/not-found, text/html, ProblemTypeController.page, 200",
        "/api/probe/page?limit=0, application/json, ProbeController.page, 400",
        "/api/probe/nowhere, application/json, none, 404"
    })
    void tellsOperationsApart(String uri, String accepted, String operation, String status) {
        var timed = timed(operation);
        var counted = counted(operation, status);

        client.get()
                .uri(uri)
                .accept(MediaType.parseMediaType(accepted))
                .exchange()
                .expectStatus()
                .isEqualTo(Integer.parseInt(status));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> timed(operation) > timed && counted(operation, status) > counted);
    }

    @Test
    void saysWhichBuildRuns() {
        var properties = new Properties();
        properties.setProperty("version", "1.2.3");

        assertThat(gauges(new BuildProperties(properties))
                        .get("diana.build")
                        .tag("version", "1.2.3")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(gauges(new BuildProperties(new Properties()))
                        .get("diana.build")
                        .tag("version", "null")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void saysNothingOfABuildThatNobodyMade() {
        assertThat(gauges().getMeters()).isEmpty();
    }

    private static MeterRegistry gauges(BuildProperties... builds) {
        var beans = new StaticListableBeanFactory();
        for (var build : builds) {
            beans.addBean("build", build);
        }
        var meters = new SimpleMeterRegistry();
        new BuildGauge(beans.getBeanProvider(BuildProperties.class)).bindTo(meters);
        return meters;
    }

    private long timed(String operation) {
        return meters.timer("diana.operations", "operation", operation).count();
    }

    private long counted(String operation, String status) {
        return meters.find("http.server.requests").tags("operation", operation, "status", status).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }
}
