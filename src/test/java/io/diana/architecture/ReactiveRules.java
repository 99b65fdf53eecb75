package io.diana.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.diana.architecture.Allowed.To;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing waits, nothing runs detached, and a transaction belongs to a use case. */
final class ReactiveRules {

    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";
    private static final String JAKARTA_TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final Set<String> PUBLISHERS = Set.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux");

    /** What waits or starts work nobody is waiting for: the type, and its methods. */
    private static final Map<String, Set<String>> REFUSED = Map.ofEntries(
            Map.entry("reactor.core.publisher.Mono", Set.of("block", "blockOptional", "subscribe", "subscribeWith")),
            Map.entry(
                    "reactor.core.publisher.Flux",
                    Set.of("blockFirst", "blockLast", "toIterable", "toStream", "subscribe", "subscribeWith")),
            Map.entry("org.reactivestreams.Publisher", Set.of("subscribe")),
            Map.entry("java.lang.Thread", Set.of("sleep", "join")),
            Map.entry("java.lang.Object", Set.of("wait")),
            Map.entry("java.util.concurrent.Future", Set.of("get", "join", "resultNow")),
            Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
            Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("acquire")),
            Map.entry("java.util.concurrent.BlockingQueue", Set.of("take", "put")),
            Map.entry("java.util.concurrent.ExecutorService", Set.of("awaitTermination", "invokeAll", "invokeAny")),
            Map.entry("java.util.concurrent.locks.LockSupport", Set.of("park", "parkNanos", "parkUntil")));

    private ReactiveRules() {}

    static List<Rule> all() {
        return List.of(
                nothingBlocks(),
                transactionsBelongToUseCases(),
                transactionsAreReactive(),
                transactionsAreNotBypassed());
    }

    static Rule nothingBlocks() {
        return new Rule(
                "nothing blocks and nothing subscribes",
                code -> accesses(code)
                        .filter(ReactiveRules::isRefused)
                        .filter(access -> !code.allows(To.BLOCK, access.getOriginOwner()))
                        .map(JavaAccess::getDescription)
                        .toList());
    }

    static Rule transactionsBelongToUseCases() {
        return new Rule(
                "@Transactional stands on methods in an application room only",
                code -> Stream.concat(
                                code.classes().stream()
                                        .filter(type -> isTransactional(type))
                                        .map(JavaClass::getName),
                                transactional(code)
                                        .filter(method -> !code.roomOf(method.getOwner())
                                                .orElse("")
                                                .equals(Room.APPLICATION.name()))
                                        .map(JavaMethod::getFullName))
                        .map(name -> name + " is @Transactional")
                        .toList());
    }

    static Rule transactionsAreReactive() {
        return new Rule(
                "a @Transactional method returns a Mono or a Flux",
                code -> transactional(code)
                        .filter(method ->
                                !PUBLISHERS.contains(method.getRawReturnType().getName()))
                        .map(method -> method.getFullName() + " returns neither")
                        .toList());
    }

    /** A proxy sees neither private, final or static methods nor what a class calls on itself. */
    static Rule transactionsAreNotBypassed() {
        return new Rule(
                "a @Transactional method is called through its proxy",
                code -> Stream.concat(
                                transactional(code)
                                        .filter(method -> isHidden(method) || isFinal(method.getOwner()))
                                        .map(method -> method.getFullName() + " is out of the proxy's reach"),
                                transactional(code)
                                        .flatMap(method -> method.getAccessesToSelf().stream())
                                        .filter(access ->
                                                access.getOriginOwner().equals(access.getTargetOwner()))
                                        .map(JavaAccess::getDescription))
                        .toList());
    }

    private static boolean isHidden(JavaMethod method) {
        return Stream.of(JavaModifier.PRIVATE, JavaModifier.FINAL, JavaModifier.STATIC)
                .anyMatch(method.getModifiers()::contains);
    }

    private static boolean isFinal(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL);
    }

    private static Stream<JavaMethod> transactional(Code code) {
        return code.classes().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> Stream.of(TRANSACTIONAL, JAKARTA_TRANSACTIONAL)
                        .anyMatch(name -> method.isAnnotatedWith(name) || method.isMetaAnnotatedWith(name)));
    }

    private static boolean isTransactional(JavaClass type) {
        return Stream.of(TRANSACTIONAL, JAKARTA_TRANSACTIONAL)
                .anyMatch(name -> type.isAnnotatedWith(name) || type.isMetaAnnotatedWith(name));
    }

    private static Stream<JavaAccess<?>> accesses(Code code) {
        return code.classes().stream().flatMap(type -> type.getAccessesFromSelf().stream());
    }

    private static boolean isRefused(JavaAccess<?> access) {
        return REFUSED.entrySet().stream()
                .filter(entry -> entry.getValue().contains(access.getTarget().getName()))
                .anyMatch(entry -> access.getTargetOwner().isAssignableTo(entry.getKey()));
    }
}
