package library.members.application;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** May have two public methods. */
@Service
public class CountVisits {

    private final AtomicInteger visits = new AtomicInteger();

    public Mono<Integer> one() {
        return Mono.fromSupplier(visits::incrementAndGet);
    }

    boolean hasRoom(Semaphore semaphore, BlockingQueue<String> queue, Lock lock) {
        return semaphore.tryAcquire() && queue.poll() == null && queue.offer("") && lock.tryLock();
    }

    public Mono<Void> write() {
        return Mono.fromRunnable(() -> visits.set(0));
    }
}
