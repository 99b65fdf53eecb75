package io.diana.outbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.Upcaster;
import io.diana.outbox.Version;
import io.diana.outbox.application.EventFormat.UnreadableEventException;
import io.diana.outbox.domain.StoredEvent.Content;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jmolecules.ddd.types.Identifier;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonEventFormatTests {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String OLD = "io.diana.outbox.persistence.BoughtLongAgo";
    private static final String TODAY = Bought.class.getName();

    private final JsonEventFormat format = new JsonEventFormat(
            JsonMapper.builder().build(), Clock.fixed(NOW, ZoneOffset.UTC), List.of(new Renamed(), new Priced()));

    @Test
    void writesAnEventWithTheIdentityOfWhatItHappenedTo() {
        var content = format.write(new Bought(2, new Customer("ada"), 300));

        assertThat(content)
                .isEqualTo(new Content(
                        TODAY,
                        3,
                        "ada",
                        NOW,
                        null,
                        null,
                        "{\"count\":2,\"customer\":{\"name\":\"ada\"},\"cents\":300}"));
    }

    @Test
    void readsWhatItWrites() {
        var event = new Bought(2, new Customer("ada"), 300);

        assertThat(format.read(format.write(event), Bought.class)).isEqualTo(event);
    }

    @Test
    void passesOverAFieldThatIsNoMore() {
        var stored = stored(TODAY, 3, "{\"count\":2,\"customer\":{\"name\":\"ada\"},\"cents\":300,\"colour\":\"red\"}");

        assertThat(format.read(stored, Bought.class)).isEqualTo(new Bought(2, new Customer("ada"), 300));
    }

    @Test
    void followsUpcastersFromTheOldestNameAndShape() {
        var stored = stored(OLD, 1, "{\"count\":2,\"customer\":{\"name\":\"ada\"},\"euros\":3}");

        assertThat(format.today(stored)).isEqualTo(new Upcaster.Shape(TODAY, 3));
        assertThat(format.read(stored, Bought.class)).isEqualTo(new Bought(2, new Customer("ada"), 300));
    }

    @Test
    void knowsTheNamesUnderWhichATypeWasStored() {
        assertThat(format.namesOf(Bought.class)).containsExactlyInAnyOrder(TODAY, OLD);
    }

    @Test
    void countsFromOne() {
        assertThat(format.write(new Left(new Customer("ada"))).version()).isOne();
    }

    @Test
    void saysWhichEventCannotBeReadAsWhat() {
        var stored = stored(TODAY, 3, "{\"count\":\"many\"}");

        assertThatThrownBy(() -> format.read(stored, Bought.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(TODAY)
                .hasMessageContaining("version 3");
    }

    @Test
    void refusesAnEventThatHappenedToNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> format.write(new Nothing("whatever")))
                .withMessageContaining("Identifier");
        assertThatIllegalArgumentException().isThrownBy(() -> format.write(new NoRecord()));
    }

    private static Content stored(String type, int version, String data) {
        return new Content(type, version, "ada", NOW, null, null, data);
    }

    @Version(3)
    record Bought(int count, Customer customer, long cents) implements DomainEvent {}

    record Left(Customer customer) implements DomainEvent {}

    record Nothing(String text) implements DomainEvent {}

    static class NoRecord implements DomainEvent {}

    record Customer(String name) implements Identifier {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Renamed implements Upcaster {

        @Override
        public Shape from() {
            return new Shape(OLD, 1);
        }

        @Override
        public Shape to() {
            return new Shape(TODAY, 2);
        }

        @Override
        public Map<String, @Nullable Object> upcast(Map<String, @Nullable Object> data) {
            return data;
        }
    }

    private static final class Priced implements Upcaster {

        @Override
        public Shape from() {
            return new Shape(TODAY, 2);
        }

        @Override
        public Shape to() {
            return new Shape(TODAY, 3);
        }

        @Override
        public Map<String, @Nullable Object> upcast(Map<String, @Nullable Object> data) {
            var today = new HashMap<String, @Nullable Object>(data);
            today.put("cents", ((Number) Objects.requireNonNull(today.remove("euros"))).longValue() * 100);
            return today;
        }
    }
}
