package io.diana.database.wire;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Goes round all wires and cuts those on which the server keeps silent. One timer for all of them costs a statement
 * next to nothing, where a timer for each answer would cost as much as the statement's own bookkeeping.
 */
final class WireWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WireWatch.class);
    private static final int ROUNDS_PER_TIMEOUT = 20;

    private final Duration patience;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final Disposable rounds;

    WireWatch(Duration patience) {
        this.patience = patience;
        var period = patience.dividedBy(ROUNDS_PER_TIMEOUT).toMillis();
        rounds = Schedulers.parallel().schedulePeriodically(this::cutSilentOnes, period, period, TimeUnit.MILLISECONDS);
    }

    Wire open() {
        var wire = new Wire(patience);
        wires.add(wire);
        return wire;
    }

    /** Ends the wire's connection, if it has not ended yet, and looks at it no more. */
    void close(Wire wire) {
        wires.remove(wire);
        wire.hangUp();
    }

    private void cutSilentOnes() {
        var now = System.nanoTime();
        var silent = wires.stream().filter(wire -> wire.isSilent(now)).toList();
        if (!silent.isEmpty()) {
            LOG.warn("PostgreSQL gave no answer within {} s: giving up {} connections.", seconds(), silent.size());
            silent.forEach(this::cut);
        }
    }

    private void cut(Wire wire) {
        wires.remove(wire);
        wire.cut();
    }

    private double seconds() {
        return patience.toMillis() / 1e3;
    }

    @Override
    public void close() {
        rounds.dispose();
    }
}
