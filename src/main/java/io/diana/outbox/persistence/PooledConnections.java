package io.diana.outbox.persistence;

import io.diana.outbox.application.Connections;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.stereotype.Component;

/** Those of the pool; without one there is no bound. */
@Component
class PooledConnections implements Connections {

    private final int most;

    PooledConnections(ConnectionFactory connections) {
        this.most = connections instanceof ConnectionPool pool
                ? pool.getMetrics().map(PoolMetrics::getMaxAllocatedSize).orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    @Override
    public int most() {
        return most;
    }
}
