package library.members.application;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** May have two public methods. */
@Service
public class CountVisits {

    private final AtomicInteger visits = new AtomicInteger();

    public Mono<Integer> one() {
        return Mono.fromSupplier(visits::incrementAndGet);
    }

    public Mono<Void> write() {
        return Mono.fromRunnable(() -> visits.set(0));
    }
}
