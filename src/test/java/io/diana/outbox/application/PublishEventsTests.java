package io.diana.outbox.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Origin;
import io.diana.outbox.Spoken;
import io.diana.outbox.Spoken.Thing;
import io.diana.outbox.Upcaster.Shape;
import io.diana.outbox.domain.StoredEvent.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jmolecules.event.types.DomainEvent;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PublishEventsTests {

    private final List<List<Content>> appended = new ArrayList<>();
    private final PublishEvents publish = new PublishEvents(
            new PublishForRequests(contents -> Mono.fromRunnable(() -> appended.add(contents)), new Numbers()));

    @Test
    void keepsAllEventsOfACallAtOnceInTheirOrder() {
        publish.publish(List.of(spoken(1), spoken(2))).block();

        assertThat(appended).hasSize(1);
        assertThat(appended.getFirst()).extracting(Content::data).containsExactly("1", "2");
    }

    @Test
    void saysWhichRequestAnEventGoesBackTo() {
        publish.publish(spoken(1)).contextWrite(new Origin("r", "t")::enter).block();

        assertThat(appended.getFirst().getFirst())
                .isEqualTo(new Content("Spoken", 1, "ada", Events.NOW, "r", "t", "1"));
    }

    @Test
    void publishesOutsideOfAnyRequestToo() {
        publish.publish(spoken(1)).block();

        assertThat(appended.getFirst().getFirst().requestId()).isNull();
    }

    @Test
    void touchesNothingWhenThereIsNothingToSay() {
        publish.publish(List.of()).block();

        assertThat(appended).isEmpty();
    }

    private static Spoken spoken(long number) {
        return new Spoken(new Thing("ada"), number);
    }

    private static final class Numbers implements EventFormat {

        @Override
        public Content write(DomainEvent event) {
            var number = Long.toString(((Spoken) event).number());
            return new Content("Spoken", 1, "ada", Events.NOW, null, null, number);
        }

        @Override
        public <T extends DomainEvent> T read(Content content, Class<T> type) {
            throw new AssertionError("Nothing is read here.");
        }

        @Override
        public Shape today(Content content) {
            throw new AssertionError("Nothing is read here.");
        }

        @Override
        public Set<String> namesOf(Class<? extends DomainEvent> type) {
            throw new AssertionError("Nobody listens here.");
        }
    }
}
