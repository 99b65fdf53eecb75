package library.members.application;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

@Transactional
class Transactions { // breaks: @Transactional stands on methods in an application room only [library.members.application.Transactions is]

    @Transactional
    public void nothing() {} // breaks: a @Transactional method returns a Mono or a Flux [library.members.application.Transactions.nothing()]

    @Transactional
    public CompletableFuture<Void> future() { // breaks: a @Transactional method returns a Mono or a Flux [library.members.application.Transactions.future()]
        return CompletableFuture.completedFuture(null);
    }

    @Transactional
    private Mono<Void> hidden() { // breaks: a @Transactional method is called through its proxy [library.members.application.Transactions.hidden()]
        return Mono.empty();
    }

    @Transactional
    public final Mono<Void> fixed() { // breaks: a @Transactional method is called through its proxy [library.members.application.Transactions.fixed()]
        return Mono.empty();
    }

    @Transactional
    public static Mono<Void> common() { // breaks: a @Transactional method is called through its proxy [library.members.application.Transactions.common()]
        return Mono.empty();
    }

    @Transactional
    public Mono<Void> open() {
        return Mono.empty();
    }

    Mono<Void> toItself() {
        return open(); // breaks: a @Transactional method is called through its proxy
    }

    Mono<Void> toItselfInLambda() {
        return Mono.defer(() -> open()); // breaks: a @Transactional method is called through its proxy
    }

    Supplier<Mono<Void>> toItselfByReference() {
        return this::open; // breaks: a @Transactional method is called through its proxy
    }

    class Inner {
        Mono<Void> around() {
            return open(); // breaks: a @Transactional method is called through its proxy
        }
    }

    static class Below extends Transactions {
        Mono<Void> above() {
            return super.open(); // breaks: a @Transactional method is called through its proxy
        }

        Mono<Void> inherited() {
            return open(); // breaks: a @Transactional method is called through its proxy
        }
    }

    @Transactional
    @interface Atomic {} // breaks: @Transactional stands on methods in an application room only [library.members.application.Transactions$Atomic is]

    @Atomic
    public void composed() {} // breaks: a @Transactional method returns a Mono or a Flux [library.members.application.Transactions.composed()]

    @jakarta.transaction.Transactional
    public void jakarta() {} // breaks: a @Transactional method returns a Mono or a Flux [library.members.application.Transactions.jakarta()] // breaks: application knows the domain, its ports and Reactor only [Transactions.jakarta()]
}
