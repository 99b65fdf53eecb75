package io.diana.gamification.application;

import static io.diana.gamification.domain.SomeDefinitions.NOW;
import static io.diana.gamification.domain.SomeDefinitions.achievement;
import static io.diana.gamification.domain.SomeDefinitions.actionType;
import static io.diana.gamification.domain.SomeDefinitions.campaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.application.PutDefinition.Wish;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.DefinitionRemoval;
import io.diana.gamification.domain.DefinitionUpdate;
import io.diana.gamification.domain.Edition;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DefinitionUseCaseTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final DefinitionsInAList definitions = new DefinitionsInAList();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final PutDefinition put = new PutDefinition(definitions, clock);
    private final RetireDefinition retire = new RetireDefinition(definitions, clock);

    private final Edition first = new Edition(actionType("wave", true), 1, NOW);

    @Test
    void keepsWhatIsNewAndWhatIsChanged() {
        assertThat(put(new Wish(first.definition(), null, false))).isEqualTo(new DefinitionUpdate.Created(first));
        assertThat(definitions.editions).containsExactly(first);

        var second = new Edition(actionType("wave", false), 2, NOW);
        assertThat(put(new Wish(second.definition(), _ -> true, false)))
                .isEqualTo(new DefinitionUpdate.Replaced(second));
        assertThat(definitions.editions).containsExactly(second);
        assertThat(definitions.locks).containsOnly("action-type wave");
    }

    @Test
    void keepsNothingOfARehearsal() {
        assertThat(put(new Wish(first.definition(), null, true))).isEqualTo(new DefinitionUpdate.Created(first));
        assertThat(definitions.editions).isEmpty();
    }

    @Test
    void keepsNothingOfWhatIsRefused() {
        assertThat(put(new Wish(achievement("a", "actions.nod"), null, false)))
                .isInstanceOf(DefinitionUpdate.RefusedAsInvalid.class);
        assertThat(definitions.editions).isEmpty();
    }

    @Test
    void keepsWhatIsRetired() {
        definitions.editions.add(first);

        var retired = new Edition(actionType("wave", false), 2, NOW);
        assertThat(retire(DefinitionKind.ACTION_TYPE, "wave")).isEqualTo(new DefinitionRemoval.Retired(retired));
        assertThat(definitions.editions).containsExactly(retired);
        assertThat(retire(DefinitionKind.ACTION_TYPE, "wave")).isEqualTo(new DefinitionRemoval.Unchanged(retired));
        assertThat(definitions.editions).containsExactly(retired);
    }

    @Test
    void forgetsWhatIsRemoved() {
        var campaign = new Edition(campaign("c", NOW), 1, NOW);
        definitions.editions.add(campaign);

        assertThat(retire(DefinitionKind.CAMPAIGN, "c")).isEqualTo(new DefinitionRemoval.Removed(campaign));
        assertThat(definitions.editions).isEmpty();
        assertThat(retire(DefinitionKind.CAMPAIGN, "c")).isEqualTo(new DefinitionRemoval.RefusedAsUnknown());
    }

    private DefinitionUpdate put(Wish wish) {
        return put.with(wish).blockOptional(LIMIT).orElseThrow();
    }

    private DefinitionRemoval retire(DefinitionKind kind, String key) {
        return retire.of(kind, key, _ -> true).blockOptional(LIMIT).orElseThrow();
    }
}
