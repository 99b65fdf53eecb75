package io.diana.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/** That nothing waits on an event loop is only shown by the other tests as long as waiting there is found at all. */
class BlockHoundTests {

    private static final Callable<Boolean> WAIT = () -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);

    @Test
    void findsWaitingOnAThreadForComputations() {
        assertThatThrownBy(() -> Mono.fromCallable(WAIT)
                        .subscribeOn(Schedulers.parallel())
                        .block())
                .hasRootCauseInstanceOf(BlockingOperationError.class);
    }

    @Test
    void findsWaitingOnAnEventLoop() {
        var loops = LoopResources.create("test", 1, true);
        try {
            var outcome = loops.onServer(true).next().submit(WAIT);

            assertThatThrownBy(outcome::get).hasRootCauseInstanceOf(BlockingOperationError.class);
        } finally {
            loops.dispose();
        }
    }

    @Test
    void letsThoseWaitThatAreMadeForIt() {
        Mono.fromCallable(WAIT).subscribeOn(Schedulers.boundedElastic()).block();
    }
}
