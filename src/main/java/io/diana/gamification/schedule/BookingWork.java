package io.diana.gamification.schedule;

import io.diana.gamification.application.BookOrder;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Keeps booking what is asked for, for as long as the application runs. */
@Component
class BookingWork implements SmartLifecycle {

    private static final int BEHIND_WEB_SERVER = 4_096;

    private final BookOrder bookOrder;
    private volatile Disposable work = Disposables.disposed();

    BookingWork(BookOrder bookOrder) {
        this.bookOrder = bookOrder;
    }

    @Override
    public void start() {
        work = bookOrder.work().subscribe();
    }

    /** The web server has answered all requests by now, so nobody is in a lane. */
    @Override
    public void stop() {
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    /** Starts before the web server and ends behind it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - BEHIND_WEB_SERVER;
    }
}
