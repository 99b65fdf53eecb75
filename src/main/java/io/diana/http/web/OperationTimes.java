package io.diana.http.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;

/**
 * Percentiles of each operation as {@code diana.operations}, ready to read.
 *
 * <p>They stand beside the buckets of {@code http.server.requests} because one Prometheus metric has either quantiles
 * or buckets: the first tell one node at a glance, only the second can be added up over nodes.
 */
@Component
class OperationTimes implements ObservationHandler<ServerRequestObservationContext> {

    private final MeterRegistry meters;
    private final OperationNames names = new OperationNames();

    OperationTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    @Override
    public void onStart(ServerRequestObservationContext context) {
        context.put(Timer.Sample.class, Timer.start(meters));
    }

    @Override
    public void onStop(ServerRequestObservationContext context) {
        Timer.Sample started = context.getRequired(Timer.Sample.class);
        var handler = context.getAttributes().get(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        started.stop(meters.timer("diana.operations", "operation", names.of(handler)));
    }
}
