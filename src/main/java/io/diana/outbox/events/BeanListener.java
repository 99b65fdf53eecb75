package io.diana.outbox.events;

import io.diana.outbox.Listens;
import io.diana.outbox.Origin;
import io.diana.outbox.application.EventFormat;
import io.diana.outbox.application.HearingException;
import io.diana.outbox.application.Listener;
import io.diana.outbox.domain.StoredEvent;
import io.diana.outbox.domain.Subscriber;
import io.diana.outbox.domain.Subscriber.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The methods of one bean that listen under one id. */
final class BeanListener implements Listener {

    private final Map<String, ListeningMethod> methods;
    private final EventFormat format;
    private final Subscriber subscriber;

    BeanListener(List<ListeningMethod> methods, EventFormat format) {
        this.methods = methods.stream()
                .collect(Collectors.toUnmodifiableMap(method -> method.type().getName(), Function.identity()));
        this.format = format;
        var types = methods.stream()
                .flatMap(method -> format.namesOf(method.type()).stream())
                .collect(Collectors.toUnmodifiableSet());
        var listens = agreed(methods);
        var takesMany = methods.stream().anyMatch(ListeningMethod::takesMany);
        this.subscriber = new Subscriber(listens.id(), types, settings(listens, takesMany));
    }

    private static Listens agreed(List<ListeningMethod> methods) {
        var wishes = methods.stream().map(ListeningMethod::listens).distinct().toList();
        if (wishes.size() > 1) {
            throw new IllegalStateException("The methods of one listener have equal settings: " + wishes);
        }
        return wishes.getFirst();
    }

    private static Settings settings(Listens listens, boolean takesMany) {
        return new Settings(
                listens.start() == Listens.Start.BEGINNING,
                listens.whenDead() == Listens.Rest.FOLLOWS,
                takesMany ? listens.batch() : 1,
                listens.workers(),
                listens.attempts(),
                Duration.ofSeconds(listens.seconds()));
    }

    @Override
    public Subscriber subscriber() {
        return subscriber;
    }

    /** In order: events that follow each other and go to the same method with a list are handed over together. */
    @Override
    public Mono<Void> hear(List<StoredEvent> events) {
        return Flux.fromIterable(portions(events)).concatMap(this::hand).then();
    }

    private Mono<Void> hand(Portion portion) {
        return Mono.defer(() -> {
                    var method = portion.method();
                    if (method == null) {
                        return Mono.error(new IllegalStateException("Nobody hears this type of event any more."));
                    }
                    var said = portion.events().stream()
                            .map(event -> format.read(event.content(), method.type()))
                            .toList();
                    return method.call(method.takesMany() ? said : said.getFirst());
                })
                .timeout(subscriber.settings().patience())
                .onErrorMap(error -> new HearingException(portion.only(), error))
                .contextWrite(portion.origin()::enter)
                .then();
    }

    private List<Portion> portions(List<StoredEvent> events) {
        var portions = new ArrayList<Portion>();
        for (var event : events) {
            var method = methods.get(format.today(event.content()).type());
            var last = portions.isEmpty() ? null : portions.getLast();
            if (last == null || method == null || !method.takesMany() || !method.equals(last.method())) {
                portions.add(new Portion(method, new ArrayList<>()));
            }
            portions.getLast().events().add(event);
        }
        return portions;
    }

    private record Portion(@Nullable ListeningMethod method, List<StoredEvent> events) {

        @Nullable
        StoredEvent only() {
            return events.size() == 1 ? events.getFirst() : null;
        }

        /** Of several the first speaks for all. */
        Origin origin() {
            var content = events.getFirst().content();
            return new Origin(content.requestId(), content.traceId());
        }
    }
}
