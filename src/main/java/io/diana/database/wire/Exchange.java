package io.diana.database.wire;

import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** One subscription to an answer of the server; tells its wire of all that happens on it. */
final class Exchange<T> implements CoreSubscriber<T>, Subscription {

    private final CoreSubscriber<? super T> subscriber;
    private final Wire wire;
    private final boolean paced;
    private final AtomicLong requested = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private Subscription upstream = Operators.emptySubscription();

    Exchange(CoreSubscriber<? super T> subscriber, Wire wire, boolean paced) {
        this.subscriber = subscriber;
        this.wire = wire;
        this.paced = paced;
    }

    /** Whether it is not the server who keeps this one waiting: the subscriber has all it asked for. */
    boolean isSated() {
        return paced && delivered.get() >= requested.get();
    }

    @Override
    public Context currentContext() {
        return subscriber.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream = subscription;
        wire.opened(this);
        subscriber.onSubscribe(this);
    }

    @Override
    public void onNext(T item) {
        delivered.lazySet(delivered.get() + 1); // one thread at a time
        wire.heard();
        subscriber.onNext(item);
    }

    @Override
    public void onError(Throwable error) {
        wire.closed(this);
        subscriber.onError(wire.explain(error));
    }

    @Override
    public void onComplete() {
        wire.closed(this);
        subscriber.onComplete();
    }

    @Override
    public void request(long count) {
        wire.heard(); // before the request is counted: it starts the server's time anew
        requested.accumulateAndGet(count, Operators::addCap);
        upstream.request(count);
    }

    @Override
    public void cancel() {
        wire.abandoned(this);
        upstream.cancel();
    }
}
