package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.SpendingOrder;
import io.diana.users.PersonalData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person is told that gamification knows of them. */
@GamificationTest
class PersonalDataOfPlayersTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Players players;

    @Autowired
    List<PersonalData> holders;

    @Test
    void areWrittenAsTheApiWrites() {
        var ada = players.somebody();
        for (var i = 0; i < 25; i++) {
            players.booked(Players.action(ada, "reaction", Map.of("messageId", "m" + i)));
        }
        players.booked(new SpendingOrder(ada, 3, "a hint", "key:shop", "k"));

        var data = gamification().about(ada).blockOptional(LIMIT).orElseThrow();

        assertThat((Map<?, ?>) data.get("account"))
                .extracting(Map.class::cast)
                .satisfies(it -> assertThat(it.get("balance")).isEqualTo(52))
                .satisfies(it -> assertThat(it.get("streakNextUntil")).isInstanceOf(Instant.class))
                .satisfies(it -> assertThat(it.containsKey("userId")).isFalse());
        assertThat(rows(data, "entries")).hasSize(27);
        assertThat(rows(data, "entries").getFirst())
                .containsEntry("no", 27)
                .containsEntry("kind", "spending")
                .containsEntry("amount", -3)
                .containsEntry("balanceAfter", 52)
                .containsEntry("note", "a hint")
                .containsEntry("key", "k")
                .doesNotContainKeys("userId", "request")
                .hasEntrySatisfying("occurredAt", it -> assertThat(it).isInstanceOf(Instant.class));
        assertThat(rows(data, "holds").getFirst())
                .containsEntry("flag", "velocity")
                .containsEntry("decidedAt", null);
        assertThat(rows(data, "actions")).singleElement().satisfies(it -> {
            assertThat(it).containsEntry("type", "reaction").containsEntry("total", 9);
            assertThat((List<?>) it.get("times"))
                    .hasSize(25)
                    .allMatch(time -> !Instant.parse(time.toString()).isBefore(Instant.EPOCH));
        });
        assertThat(rows(data, "standings")).hasSize(4);
        assertThat(data.keySet())
                .containsExactlyInAnyOrder(
                        "account",
                        "entries",
                        "actions",
                        "holds",
                        "redemptions",
                        "achievements",
                        "missions",
                        "missionsCompleted",
                        "standings");
    }

    @Test
    void areNothingOfWhomNothingWasHeard() {
        assertThat(gamification().about(Players.newId()).blockOptional(LIMIT)).isEmpty();
    }

    private PersonalData gamification() {
        return holders.stream()
                .filter(holder -> holder.section().equals("gamification"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, ?> data, String part) {
        return (List<Map<String, Object>>) Objects.requireNonNull(data.get(part));
    }
}
