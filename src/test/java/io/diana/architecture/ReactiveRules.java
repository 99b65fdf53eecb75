package io.diana.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.diana.architecture.Allowed.To;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing waits and nothing runs detached. */
final class ReactiveRules {

    private static final String ASYNC = "org.springframework.scheduling.annotation.Async";

    /** What waits or starts work nobody is waiting for: the type, and its methods, or how their signatures begin. */
    private static final Map<String, Set<String>> REFUSED = Map.ofEntries(
            Map.entry("reactor.core.publisher.Mono", Set.of("block", "blockOptional", "subscribeWith", "toFuture")),
            Map.entry(
                    "reactor.core.publisher.Flux",
                    Set.of("blockFirst", "blockLast", "toIterable", "toStream", "subscribeWith")),
            Map.entry("reactor.core.publisher.ConnectableFlux", Set.of("connect", "autoConnect")),
            Map.entry("reactor.core.scheduler.Scheduler", Set.of("schedule", "schedulePeriodically")),
            Map.entry("reactor.core.scheduler.Scheduler$Worker", Set.of("schedule", "schedulePeriodically")),
            Map.entry("org.reactivestreams.Publisher", Set.of("subscribe")),
            Map.entry("java.lang.Thread", Set.of("sleep", "join", "start", "startVirtualThread")),
            Map.entry("java.lang.Thread$Builder", Set.of("start")),
            Map.entry("java.lang.Process", Set.of("waitFor")),
            Map.entry("java.net.http.HttpClient", Set.of("send")),
            Map.entry("java.lang.Object", Set.of("wait")),
            Map.entry("java.util.concurrent.Future", Set.of("get", "join")),
            Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
            Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("acquire", "acquireUninterruptibly", "tryAcquire(long")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep", "timedJoin", "timedWait")),
            Map.entry(
                    "java.util.concurrent.BlockingQueue",
                    Set.of("take", "put", "poll(long", "offer(java.lang.Object, long")),
            Map.entry("java.util.concurrent.CompletableFuture", Set.of("runAsync", "supplyAsync")),
            Map.entry("java.util.concurrent.Executor", Set.of("execute")),
            Map.entry(
                    "java.util.concurrent.ExecutorService",
                    Set.of("awaitTermination", "invokeAll", "invokeAny", "submit")),
            Map.entry(
                    "java.util.concurrent.ScheduledExecutorService",
                    Set.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay")),
            Map.entry("java.util.concurrent.locks.Lock", Set.of("lock", "lockInterruptibly", "tryLock(long")),
            Map.entry(
                    "java.util.concurrent.locks.Condition",
                    Set.of("await", "awaitNanos", "awaitUninterruptibly", "awaitUntil")),
            Map.entry("java.util.concurrent.locks.LockSupport", Set.of("park", "parkNanos", "parkUntil")));

    private ReactiveRules() {}

    static List<Rule> all() {
        return List.of(nothingBlocks());
    }

    static Rule nothingBlocks() {
        return new Rule(
                "nothing waits and nothing runs detached",
                code -> Stream.concat(
                                accesses(code)
                                        .filter(ReactiveRules::isRefused)
                                        .filter(access -> !code.allows(To.BLOCK, access.getOriginOwner()))
                                        .map(JavaAccess::getDescription),
                                methods(code)
                                        .filter(method -> method.isMetaAnnotatedWith(ASYNC))
                                        .map(method -> method.getFullName() + " runs detached"))
                        .toList());
    }

    private static Stream<JavaMethod> methods(Code code) {
        return code.classes().stream().flatMap(type -> type.getMethods().stream());
    }

    private static Stream<JavaAccess<?>> accesses(Code code) {
        return code.classes().stream().flatMap(type -> type.getAccessesFromSelf().stream());
    }

    private static boolean isRefused(JavaAccess<?> access) {
        return REFUSED.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(method -> isCalled(method, access)))
                .anyMatch(entry -> access.getTargetOwner().isAssignableTo(entry.getKey()));
    }

    private static boolean isCalled(String method, JavaAccess<?> access) {
        var target = access.getTarget();
        var signature =
                target.getFullName().substring(target.getOwner().getName().length() + 1);
        return signature.startsWith(method.contains("(") ? method : method + "(");
    }
}
