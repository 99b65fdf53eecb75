package io.diana.database.wire;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A connection over a watched wire. */
record WatchedConnection(PostgresqlConnection delegate, Wire wire, WireWatch watch)
        implements Connection, Wrapped<Connection> {

    /** Whether the line stands, as far as this side can tell without asking. */
    boolean isConnected() {
        return wire.isConnected();
    }

    @Override
    public Connection unwrap() {
        return delegate;
    }

    @Override
    public Publisher<Void> beginTransaction() {
        return wire.watched(delegate.beginTransaction());
    }

    @Override
    public Publisher<Void> beginTransaction(TransactionDefinition definition) {
        return wire.watched(delegate.beginTransaction(definition));
    }

    /** Always ends, and ends well: whether the server took leave makes no difference any more. */
    @Override
    public Publisher<Void> close() {
        return Mono.from(wire.watched(delegate.close())).onErrorComplete().doFinally(_ -> watch.close(wire));
    }

    /** An error over a lost wire means that nobody knows whether the transaction was committed. */
    @Override
    public Publisher<Void> commitTransaction() {
        return wire.watched(delegate.commitTransaction());
    }

    @Override
    public Batch createBatch() {
        return new WatchedBatch(delegate.createBatch(), wire);
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return wire.watched(delegate.createSavepoint(name));
    }

    @Override
    public Statement createStatement(String sql) {
        return new WatchedStatement(delegate.createStatement(sql), wire);
    }

    @Override
    public boolean isAutoCommit() {
        return delegate.isAutoCommit();
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return delegate.getMetadata();
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return delegate.getTransactionIsolationLevel();
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return wire.watched(delegate.releaseSavepoint(name));
    }

    /** The server rolls back by itself what it did over a wire that is lost: that is no error to tell of. */
    @Override
    public Publisher<Void> rollbackTransaction() {
        return Mono.from(wire.watched(delegate.rollbackTransaction())).onErrorComplete(_ -> !isConnected());
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return wire.watched(delegate.rollbackTransactionToSavepoint(name));
    }

    @Override
    public Publisher<Void> setAutoCommit(boolean autoCommit) {
        return wire.watched(delegate.setAutoCommit(autoCommit));
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return wire.watched(delegate.setLockWaitTimeout(timeout));
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return wire.watched(delegate.setStatementTimeout(timeout));
    }

    @Override
    public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
        return wire.watched(delegate.setTransactionIsolationLevel(level));
    }

    /**
     * The pool asks before it hands a connection out and before it takes it back. When a caller has left in the middle
     * of an answer, the rest of that has to arrive first: the next caller must not wait for it.
     */
    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return wire.watched(delegate.validate(wire.takeAbandoned() ? ValidationDepth.REMOTE : depth));
    }
}
