package library.members.application;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

abstract class Nests {

    abstract Mono<Integer> mono();

    Object nested() {
        return mono().flatMap(a -> mono().flatMap(b -> Mono.just(a + b))); // breaks: no flatMap stands in a flatMap [Nests.java: a .flatMap stands]
    }

    Object deep() {
        return mono().flatMapMany(a -> { // breaks: no flatMap stands in a flatMap [Nests.java: a .flatMapMany stands]
            var sums = mono().map(b -> a + b);
            return Flux.merge(sums.flux(), mono().concatWith(mono()).concatMap(Mono::just));
        });
    }

    Object late() {
        return Flux.just(1).flatMapDelayError(a -> mono().flatMap(Mono::just), 1, 1); // breaks: no flatMap stands in a flatMap [Nests.java: a .flatMapDelayError stands]
    }
}
