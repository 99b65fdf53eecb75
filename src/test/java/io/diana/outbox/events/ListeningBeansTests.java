package io.diana.outbox.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.Listens;
import io.diana.outbox.Spoken;
import io.diana.outbox.Spoken.Thing;
import io.diana.outbox.Upcaster.Shape;
import io.diana.outbox.application.EventFormat;
import io.diana.outbox.application.HearingException;
import io.diana.outbox.application.Listener;
import io.diana.outbox.domain.EventPosition;
import io.diana.outbox.domain.StoredEvent;
import io.diana.outbox.domain.StoredEvent.Content;
import io.diana.outbox.domain.Subscriber;
import io.diana.outbox.domain.Subscriber.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import reactor.core.publisher.Mono;

class ListeningBeansTests {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void findsAListenerWithItsTypesAndSettings() {
        assertThat(listenersIn(new Two()))
                .extracting(Listener::subscriber)
                .containsExactly(new Subscriber(
                        "test.two",
                        Set.of(Spoken.class.getName(), Silenced.class.getName()),
                        new Settings(true, true, 7, 3, 5, Duration.ofSeconds(2))));
    }

    @Test
    void givesAListenerOfSingleEventsOneAtATime() {
        assertThat(listenersIn(new One()).getFirst().subscriber().settings())
                .isEqualTo(new Settings(false, false, 1, 2, 12, Duration.ofSeconds(20)));
    }

    @Test
    void passesOverBeansThatDoNotListen() {
        assertThat(listenersIn("text")).isEmpty();
    }

    @Test
    void callsMethodsInTheOrderOfEventsAndGathersWhatFollowsEachOther() {
        var two = new Two();

        hear(two, spoken(1), spoken(2), silenced(), spoken(3));

        assertThat(two.heard).containsExactly("[1, 2]", "silence", "[3]");
    }

    @Test
    void callsAMethodOfSingleEventsOncePerEvent() {
        var one = new One();

        hear(one, spoken(1), spoken(2));

        assertThat(one.heard).containsExactly("1", "2");
    }

    @Test
    void blamesTheEventThatAMethodFailsOn() {
        var one = new One();

        assertThatThrownBy(() -> hear(one, spoken(1), spoken(13), spoken(3)))
                .isInstanceOf(HearingException.class)
                .hasRootCauseMessage("thirteen");
        assertThat(one.heard).containsExactly("1");
    }

    @Test
    void failsOnAnEventThatNobodyHearsAnyMore() {
        assertThatThrownBy(() -> hear(new One(), silenced()))
                .isInstanceOf(HearingException.class)
                .hasRootCauseMessage("Nobody hears this type of event any more.");
    }

    @Test
    void failsOnSuchAnEventBehindOthersToo() {
        var two = new Two();

        assertThatThrownBy(() -> hear(two, spoken(1), stored(NoEvent.Said.class, "0")))
                .isInstanceOf(HearingException.class)
                .hasRootCauseMessage("Nobody hears this type of event any more.");
        assertThat(two.heard).containsExactly("[1]");
    }

    @Test
    void passesOverBeansOfWhichNobodyKnowsWhatTheyAre() {
        assertThat(listenersIn(new Unknown())).isEmpty();
    }

    @Test
    void refusesTwoBeansOfOneId() {
        assertThatIllegalStateException()
                .isThrownBy(() -> listenersIn(new One(), new One()))
                .withMessageContaining("test.one");
    }

    @Test
    void refusesDifferentSettingsOfOneListener() {
        assertThatIllegalStateException()
                .isThrownBy(() -> listenersIn(new Torn()))
                .withMessageContaining("equal settings");
    }

    @Test
    void refusesMethodsThatCannotListen() {
        for (var unfit :
                List.of(new NoMono(), new NoEvent(), new TwoParameters(), new NoRecord(), new NoText(), new Raw())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> listenersIn(unfit))
                    .withMessageContaining("cannot listen");
        }
    }

    private static List<Listener> listenersIn(Object... beans) {
        var factory = new StaticListableBeanFactory();
        for (var n = 0; n < beans.length; n++) {
            factory.addBean("bean" + n, beans[n]);
        }
        return new ListeningBeans(factory, new Plain()).all();
    }

    private static void hear(Object bean, StoredEvent... events) {
        listenersIn(bean).getFirst().hear(Arrays.asList(events)).block(Duration.ofSeconds(10));
    }

    private static StoredEvent spoken(int number) {
        return stored(Spoken.class, Integer.toString(number));
    }

    private static StoredEvent silenced() {
        return stored(Silenced.class, "0");
    }

    private static StoredEvent stored(Class<?> type, String data) {
        return new StoredEvent(
                new EventPosition(1, 1),
                UUID.randomUUID(),
                new Content(type.getName(), 1, "a", NOW, null, null, data),
                NOW);
    }

    record Silenced(Thing thing) implements DomainEvent {}

    /** Data is the number, and names are as they are. */
    private static final class Plain implements EventFormat {

        @Override
        public Content write(DomainEvent event) {
            throw new AssertionError("Nothing is written here.");
        }

        @Override
        public <T extends DomainEvent> T read(Content content, Class<T> type) {
            return type.cast(
                    type == Spoken.class
                            ? new Spoken(new Thing("a"), Long.parseLong(content.data()))
                            : new Silenced(new Thing("a")));
        }

        @Override
        public Shape today(Content content) {
            return new Shape(content.type(), content.version());
        }

        @Override
        public Set<String> namesOf(Class<? extends DomainEvent> type) {
            return Set.of(type.getName());
        }
    }

    static class One {

        final List<String> heard = new ArrayList<>();

        @Listens(id = "test.one")
        Mono<Void> on(Spoken event) {
            if (event.number() == 13) {
                throw new IllegalStateException("thirteen");
            }
            heard.add(Long.toString(event.number()));
            return Mono.empty();
        }
    }

    static class Two {

        final List<String> heard = new ArrayList<>();

        @Listens(
                id = "test.two",
                start = Listens.Start.BEGINNING,
                whenDead = Listens.Rest.FOLLOWS,
                batch = 7,
                workers = 3,
                attempts = 5,
                seconds = 2)
        Mono<Void> on(List<Spoken> events) {
            return Mono.fromRunnable(
                    () -> heard.add(events.stream().map(Spoken::number).toList().toString()));
        }

        @Listens(
                id = "test.two",
                start = Listens.Start.BEGINNING,
                whenDead = Listens.Rest.FOLLOWS,
                batch = 7,
                workers = 3,
                attempts = 5,
                seconds = 2)
        Mono<Void> on(Silenced event) {
            return Mono.fromRunnable(() -> heard.add("silence"));
        }
    }

    static class Torn {

        @Listens(id = "test.torn")
        Mono<Void> on(Spoken event) {
            return Mono.empty();
        }

        @Listens(id = "test.torn", attempts = 1)
        Mono<Void> on(Silenced event) {
            return Mono.empty();
        }
    }

    static class NoMono {

        @Listens(id = "test.unfit")
        void on(Spoken event) {}
    }

    static class NoEvent {

        @Listens(id = "test.unfit")
        Mono<Void> on(Said event) {
            return Mono.empty();
        }

        /** A record, and no event. */
        record Said(String text) {}
    }

    static class NoText {

        @Listens(id = "test.unfit")
        Mono<Void> on(String event) {
            return Mono.empty();
        }
    }

    /** Makes a bean of which it does not say what it is. */
    static class Unknown implements FactoryBean<Object> {

        @Override
        public Object getObject() {
            throw new AssertionError("Nobody needs it.");
        }

        @Override
        public @Nullable Class<?> getObjectType() {
            return null;
        }
    }

    static class TwoParameters {

        @Listens(id = "test.unfit")
        Mono<Void> on(Spoken event, Spoken other) {
            return Mono.empty();
        }
    }

    static class NoRecord {

        @Listens(id = "test.unfit")
        Mono<Void> on(DomainEvent event) {
            return Mono.empty();
        }
    }

    static class Raw {

        @Listens(id = "test.unfit")
        @SuppressWarnings("rawtypes")
        Mono<Void> on(List events) {
            return Mono.empty();
        }
    }
}
