package io.diana.http.web;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;

/** Tells requests apart by operation in {@code http.server.requests}; nothing a caller writes becomes a tag. */
@Component
class OperationTags extends DefaultServerRequestObservationConvention {

    private final OperationNames names = new OperationNames();

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getLowCardinalityKeyValues(context).and(operation(context));
    }

    private KeyValue operation(ServerRequestObservationContext context) {
        var handler = context.getAttributes().get(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        return KeyValue.of("operation", names.of(handler));
    }
}
