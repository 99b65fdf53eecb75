package library.members.domain;

import reactor.core.publisher.Mono; // breaks: domain knows plain Java and the published language only

class ImpureUnseen {

    boolean pattern(Object object) {
        return switch (object) {
            case Mono<?> _ -> true;
            default -> false;
        };
    }
}
