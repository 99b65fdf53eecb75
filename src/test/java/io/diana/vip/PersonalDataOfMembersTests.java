package io.diana.vip;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.PersonalData;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person is told that VIP knows of them. */
@VipTest
class PersonalDataOfMembersTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Community community;

    @Autowired
    List<PersonalData> holders;

    @Test
    void areWrittenAsTheApiWrites() {
        var ada = community.somebody();
        var window = community.granted(ada, "monthly", "P1M");

        var data = about(ada);

        assertThat(data).containsOnlyKeys("grants", "holdings", "history", "tokens");
        assertThat(row(data, "grants"))
                .containsEntry("plan", "monthly")
                .containsEntry("planVersion", 1)
                .containsEntry("givenAt", window.start())
                .containsEntry("givenBy", "operator:ana")
                .containsEntry("revokedAt", null)
                .doesNotContainKeys("userId", "givenByUserId", "revokedByUserId");
        assertThat(row(data, "holdings"))
                .containsOnlyKeys("plan", "since", "until")
                .containsEntry("since", window.start())
                .containsEntry("until", window.end());
        assertThat(row(data, "history")).containsEntry("at", window.start()).containsEntry("reason", "ADMIN_GRANTED");
        assertThat((List<?>) data.get("tokens")).isEmpty();
    }

    @Test
    void areNothingOfWhoWasNeverGivenAnything() {
        assertThat(vip().about(community.somebody()).blockOptional(LIMIT)).isEmpty();
    }

    private Map<String, ?> about(UserId id) {
        return vip().about(id).blockOptional(LIMIT).orElseThrow();
    }

    private PersonalData vip() {
        return holders.stream()
                .filter(holder -> holder.section().equals("vip"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Map<String, ?> data, String table) {
        return ((List<Map<String, Object>>) requireNonNull(data.get(table))).getFirst();
    }
}
