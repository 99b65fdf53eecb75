package io.diana.http.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Says in the metrics which build runs, so that a change in them can be laid to a change of version. */
@Component
class BuildGauge implements MeterBinder {

    private final ObjectProvider<BuildProperties> builds;

    BuildGauge(ObjectProvider<BuildProperties> builds) {
        this.builds = builds;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        builds.ifAvailable(build -> Gauge.builder("diana.build", () -> 1)
                .description("The build that runs.")
                .tag("version", String.valueOf(build.getVersion()))
                .register(registry));
    }
}
