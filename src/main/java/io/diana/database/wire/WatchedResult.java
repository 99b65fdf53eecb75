package io.diana.database.wire;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;

/** A result over a watched wire. Whoever reads rows slowly is not to blame the server for it. */
record WatchedResult(Result delegate, Wire wire) implements Result {

    @Override
    public Publisher<Long> getRowsUpdated() {
        return wire.watched(delegate.getRowsUpdated());
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
        return wire.paced(delegate.map(mapping));
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
        return wire.paced(delegate.map(mapping));
    }

    @Override
    public Result filter(Predicate<Segment> predicate) {
        return new WatchedResult(delegate.filter(predicate), wire);
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        return wire.paced(delegate.flatMap(mapping));
    }
}
