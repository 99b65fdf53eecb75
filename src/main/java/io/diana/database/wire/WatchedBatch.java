package io.diana.database.wire;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A batch over a watched wire. */
record WatchedBatch(Batch delegate, Wire wire) implements Batch {

    @Override
    public Batch add(String sql) {
        delegate.add(sql);
        return this;
    }

    @Override
    public Publisher<? extends Result> execute() {
        return Flux.from(wire.watched(delegate.execute())).map(result -> new WatchedResult(result, wire));
    }
}
