package library.members.application;

import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

abstract class LongChains {

    abstract Mono<Integer> mono();

    Object seven() {
        return mono().map(x -> x)
                .filter(x -> x > 0)
                .map(x -> x)
                .filter(x -> x > 0)
                .map(x -> x)
                .filter(x -> x > 0)
                .cache(); // breaks: a chain has up to six operators [LongChains.java: a chain goes on with .cache]
    }

    Supplier<Object> inLambda() {
        return () -> Flux.just(1).map(x -> x).map(x -> x).map(x -> x).map(x -> x).map(x -> x).map(x -> x).distinct(); // breaks: a chain has up to six operators [LongChains.java: a chain goes on with .distinct]
    }

    Object inParentheses() {
        return (mono().map(x -> x).map(x -> x).map(x -> x)).map(x -> x).map(x -> x).map(x -> x).hide(); // breaks: a chain has up to six operators [LongChains.java: a chain goes on with .hide]
    }
}
