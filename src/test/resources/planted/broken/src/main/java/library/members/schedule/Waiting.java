package library.members.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

abstract class Waiting {

    abstract Mono<String> mono();

    abstract Flux<String> flux();

    Object block() {
        return mono().block(); // breaks: nothing waits and nothing runs detached
    }

    Object blockInTime() {
        return mono().block(Duration.ofSeconds(1)); // breaks: nothing waits and nothing runs detached
    }

    Object blockOptional() {
        return mono().blockOptional(Duration.ofSeconds(1)); // breaks: nothing waits and nothing runs detached
    }

    Object blockFirst() {
        return flux().blockFirst(); // breaks: nothing waits and nothing runs detached
    }

    Object blockLast() {
        return flux().blockLast(Duration.ofSeconds(1)); // breaks: nothing waits and nothing runs detached
    }

    Callable<Object> inLambda() {
        return () -> mono().block(); // breaks: nothing waits and nothing runs detached
    }

    Function<Mono<String>, Object> asReference() {
        return Mono::block; // breaks: nothing waits and nothing runs detached
    }

    Callable<Object> asBoundReference() {
        return mono()::block; // breaks: nothing waits and nothing runs detached
    }

    Mono<Object> onAnotherThread() {
        return Mono.<Object>fromCallable(
                        () -> mono().block()) // breaks: nothing waits and nothing runs detached
                .subscribeOn(Schedulers.boundedElastic());
    }

    Object inAnotherClass() {
        return new Object() {
            @Override
            public String toString() {
                return mono().block(); // breaks: nothing waits and nothing runs detached
            }
        };
    }

    Object iterate() {
        return flux().toIterable(); // breaks: nothing waits and nothing runs detached
    }

    Object stream() {
        return flux().toStream(3); // breaks: nothing waits and nothing runs detached
    }

    Object future() throws Exception {
        return mono()
                .toFuture() // breaks: nothing waits and nothing runs detached
                .get(); // breaks: nothing waits and nothing runs detached
    }

    Object futureInTime(Future<String> future) throws Exception {
        return future.get(1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
    }

    Object join(CompletableFuture<String> future) {
        return future.join(); // breaks: nothing waits and nothing runs detached
    }

    void subscribe() {
        mono().subscribe(); // breaks: nothing waits and nothing runs detached
    }

    void subscribeWithConsumer() {
        flux().subscribe(item -> {}, error -> {}); // breaks: nothing waits and nothing runs detached
    }

    void subscribeWithSubscriber(Publisher<String> publisher, Subscriber<String> subscriber) {
        publisher.subscribe(subscriber); // breaks: nothing waits and nothing runs detached
        flux().subscribeWith(subscriber); // breaks: nothing waits and nothing runs detached
        mono().subscribeWith(subscriber); // breaks: nothing waits and nothing runs detached
    }

    void inParallel() {
        flux().parallel().subscribe(); // breaks: nothing waits and nothing runs detached
    }

    void connect(ConnectableFlux<String> hot) {
        hot.connect(); // breaks: nothing waits and nothing runs detached
    }

    Object connectByItself(ConnectableFlux<String> hot) {
        return hot.autoConnect(0); // breaks: nothing waits and nothing runs detached
    }

    void detach(Runnable work) {
        Schedulers.boundedElastic().schedule(work); // breaks: nothing waits and nothing runs detached
        Schedulers.parallel().schedulePeriodically(work, 1, 1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
        Schedulers.parallel().createWorker().schedule(work); // breaks: nothing waits and nothing runs detached
        Schedulers.parallel().createWorker().schedulePeriodically(work, 1, 1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
    }

    void detachOverJava(ExecutorService executor, Runnable work) {
        executor.execute(work); // breaks: nothing waits and nothing runs detached
        executor.submit(work); // breaks: nothing waits and nothing runs detached
        CompletableFuture.runAsync(work); // breaks: nothing waits and nothing runs detached
        CompletableFuture.supplyAsync(() -> 1); // breaks: nothing waits and nothing runs detached
        Thread.startVirtualThread(work); // breaks: nothing waits and nothing runs detached
        new Thread(work).start(); // breaks: nothing waits and nothing runs detached
        Thread.ofVirtual().start(work); // breaks: nothing waits and nothing runs detached
    }

    @org.springframework.scheduling.annotation.Async
    void elsewhere() {} // breaks: nothing waits and nothing runs detached [library.members.schedule.Waiting.elsewhere() runs]

    void detachLater(ScheduledExecutorService executor, Runnable work) {
        executor.schedule(work, 1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
        executor.scheduleAtFixedRate(work, 1, 1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
        executor.scheduleWithFixedDelay(work, 1, 1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
    }

    void await(ExecutorService executor, List<Callable<String>> work) throws Exception {
        executor.invokeAll(work); // breaks: nothing waits and nothing runs detached
        executor.invokeAny(work); // breaks: nothing waits and nothing runs detached
        executor.awaitTermination(1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
    }

    void sleep() throws Exception {
        Thread.sleep(1); // breaks: nothing waits and nothing runs detached
        TimeUnit.SECONDS.sleep(1); // breaks: nothing waits and nothing runs detached
        TimeUnit.SECONDS.timedJoin(Thread.currentThread(), 1); // breaks: nothing waits and nothing runs detached
        TimeUnit.SECONDS.timedWait(this, 1); // breaks: nothing waits and nothing runs detached
        LockSupport.park(); // breaks: nothing waits and nothing runs detached
        LockSupport.parkNanos(1); // breaks: nothing waits and nothing runs detached
        LockSupport.parkUntil(1); // breaks: nothing waits and nothing runs detached
        new Thread().join(); // breaks: nothing waits and nothing runs detached
        wait(1); // breaks: nothing waits and nothing runs detached
    }

    void meet(CountDownLatch latch, CyclicBarrier barrier, Semaphore semaphore) throws Exception {
        latch.await(1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
        barrier.await(); // breaks: nothing waits and nothing runs detached
        semaphore.acquire(); // breaks: nothing waits and nothing runs detached
        semaphore.acquireUninterruptibly(); // breaks: nothing waits and nothing runs detached
        semaphore.tryAcquire(1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
    }

    void queue(BlockingQueue<String> queue) throws Exception {
        queue.take(); // breaks: nothing waits and nothing runs detached
        queue.put(""); // breaks: nothing waits and nothing runs detached
        queue.poll(1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
        queue.offer("", 1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
    }

    void lock(Lock lock, Condition condition) throws Exception {
        lock.lock(); // breaks: nothing waits and nothing runs detached
        lock.lockInterruptibly(); // breaks: nothing waits and nothing runs detached
        lock.tryLock(1, TimeUnit.SECONDS); // breaks: nothing waits and nothing runs detached
        condition.await(); // breaks: nothing waits and nothing runs detached
        condition.awaitNanos(1); // breaks: nothing waits and nothing runs detached
        condition.awaitUninterruptibly(); // breaks: nothing waits and nothing runs detached
        condition.awaitUntil(null); // breaks: nothing waits and nothing runs detached
    }

    void process(Process process, java.net.http.HttpClient http, java.net.http.HttpRequest request) throws Exception {
        process.waitFor(); // breaks: nothing waits and nothing runs detached
        http.send(request, null); // breaks: nothing waits and nothing runs detached // breaks: schedule knows nothing of HTTP [Waiting.java]
    }
}
