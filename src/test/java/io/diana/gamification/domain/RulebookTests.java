package io.diana.gamification.domain;

import static io.diana.gamification.domain.SomeDefinitions.NOW;
import static io.diana.gamification.domain.SomeDefinitions.achievement;
import static io.diana.gamification.domain.SomeDefinitions.actionType;
import static io.diana.gamification.domain.SomeDefinitions.campaign;
import static io.diana.gamification.domain.SomeDefinitions.edition;
import static io.diana.gamification.domain.SomeDefinitions.mission;
import static io.diana.gamification.domain.SomeDefinitions.retired;
import static io.diana.gamification.domain.SomeDefinitions.reward;
import static io.diana.gamification.domain.SomeDefinitions.rulebook;
import static io.diana.gamification.domain.SomeDefinitions.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.diana.gamification.domain.DefinitionRemoval.Removed;
import io.diana.gamification.domain.DefinitionRemoval.Retired;
import io.diana.gamification.domain.DefinitionUpdate.Created;
import io.diana.gamification.domain.DefinitionUpdate.RefusedAsBlind;
import io.diana.gamification.domain.DefinitionUpdate.RefusedAsInUse;
import io.diana.gamification.domain.DefinitionUpdate.RefusedAsInvalid;
import io.diana.gamification.domain.DefinitionUpdate.RefusedAsStale;
import io.diana.gamification.domain.DefinitionUpdate.RefusedAsUnknown;
import io.diana.gamification.domain.DefinitionUpdate.Replaced;
import io.diana.gamification.domain.DefinitionUpdate.Unchanged;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookTests {

    private static final ActionType WAVE = actionType("wave", true);
    private static final ActionType OLD = actionType("old", false);

    @Test
    void aDefinitionThatIsNewIsTheFirstVersion() {
        assertThat(rulebook().put(WAVE, null)).isEqualTo(new Created(new Edition(WAVE, 1, NOW)));
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        assertThat(rulebook(achievement("wave", "points")).put(WAVE, RulebookTests::whichever))
                .isEqualTo(new RefusedAsUnknown());
    }

    @Test
    void aChangeMakesTheNextVersion() {
        var more = sound(ActionType.class, "{'points': 6}");

        assertThat(rulebook(WAVE).put(more, RulebookTests::whichever))
                .isEqualTo(new Replaced(new Edition(more, 2, NOW)));
    }

    @Test
    void theSameAgainChangesNothing() {
        assertThat(rulebook(WAVE).put(WAVE, RulebookTests::whichever)).isEqualTo(new Unchanged(edition(WAVE)));
    }

    @Test
    void onlyWhoHasSeenADefinitionReplacesIt() {
        assertThat(rulebook(WAVE).put(WAVE, null)).isEqualTo(new RefusedAsBlind(edition(WAVE)));
        assertThat(rulebook(WAVE).put(WAVE, _ -> false)).isEqualTo(new RefusedAsStale(edition(WAVE)));
    }

    @Test
    void whatIsLeanedOnIsThere() {
        assertThat(refused(rulebook(WAVE), achievement("a", "actions.wave"))).isEmpty();
        assertThat(refused(rulebook(WAVE), achievement("a", "actions.nod")))
                .containsExactly("/counter unknown-action-type");
        assertThat(refused(rulebook(WAVE), mission("m", "referrals", "n")))
                .containsExactly("/objectives/1/counter unknown-action-type", "/requires/0 unknown-mission");
        assertThat(refused(rulebook(WAVE), achievement("a", "points", "b")))
                .containsExactly("/requires/0 unknown-achievement");
        assertThat(refused(rulebook(WAVE), campaign("c", NOW, "wave", "nod")))
                .containsExactly("/actionTypes/1 unknown-action-type");
        assertThat(refused(rulebook(actionType("friend_referral", true)), mission("m", "referrals")))
                .isEmpty();
    }

    @Test
    void aKeyOfAnotherKindIsAnother() {
        assertThat(refused(rulebook(mission("b", "gifts")), achievement("a", "points", "b")))
                .containsExactly("/requires/0 unknown-achievement");
        assertThat(rulebook(mission("wave", "gifts"), WAVE).find(DefinitionKind.ACTION_TYPE, "wave"))
                .isEqualTo(edition(WAVE));
    }

    @Test
    void whatIsInForceLeansOnWhatIsInForce() {
        assertThat(refused(rulebook(OLD), achievement("a", "actions.old")))
                .containsExactly("/counter inactive-action-type");
        assertThat(refused(rulebook(OLD), retired(achievement("a", "actions.old"))))
                .isEmpty();
        assertThat(refused(rulebook(OLD), campaign("c", NOW.plusNanos(1), "old")))
                .containsExactly("/actionTypes/0 inactive-action-type");
        assertThat(refused(rulebook(OLD), campaign("c", NOW, "old"))).isEmpty();
    }

    @Test
    void whatIsLeanedOnStaysInForce() {
        var book = rulebook(
                WAVE,
                achievement("a", "actions.wave"),
                mission("m", "actions.wave"),
                campaign("now", NOW.plusNanos(1), "wave"),
                campaign("over", NOW, "wave"),
                retired(achievement("b", "actions.wave")));

        assertThat(book.put(actionType("wave", false), RulebookTests::whichever))
                .isInstanceOf(RefusedAsInUse.class);
        assertThat(
                        book.remove(DefinitionKind.ACTION_TYPE, "wave", RulebookTests::whichever)
                                        instanceof DefinitionRemoval.RefusedAsInUse(var users)
                                ? users.stream().map(Edition::label).toList()
                                : List.of())
                .containsExactly("achievement a", "mission m", "campaign now");
    }

    @Test
    void whatNothingInForceLeansOnCanBePutOutOfForce() {
        var book = rulebook(WAVE, retired(achievement("b", "actions.wave")));

        assertThat(book.put(actionType("wave", false), RulebookTests::whichever))
                .isEqualTo(new Replaced(new Edition(actionType("wave", false), 2, NOW)));
        assertThat(book.remove(DefinitionKind.ACTION_TYPE, "wave", RulebookTests::whichever))
                .isEqualTo(new Retired(new Edition(actionType("wave", false), 2, NOW)));
    }

    @Test
    void aPrerequisiteNeverLeadsBack() {
        var book =
                rulebook(achievement("a", "points", "b"), achievement("b", "points", "c"), achievement("c", "points"));

        assertThat(details(book, achievement("c", "points", "a"))).containsExactly("This leads back: c → a → b → c.");
        assertThat(details(book, achievement("c", "points", "c"))).containsExactly("This leads back: c → c.");
        assertThat(details(book, achievement("d", "points", "a", "b"))).isEmpty();
        assertThat(details(rulebook(), achievement("d", "points", "d"))).containsExactly("This leads back: d → d.");
    }

    @Test
    void everyPrerequisiteThatLeadsBackIsNamed() {
        var book = rulebook(
                mission("a", "gifts"), mission("b", "gifts", "a"), mission("c", "gifts", "a"), mission("d", "gifts"));

        assertThat(refused(book, mission("a", "gifts", "b", "d", "c")))
                .containsExactly("/requires/0 prerequisite-cycle", "/requires/2 prerequisite-cycle");
    }

    @Test
    void whatIsOutOfForceClosesACircleToo() {
        var book = rulebook(retired(achievement("a", "points", "b")), achievement("b", "points"));

        assertThat(refused(book, retired(achievement("b", "points", "a"))))
                .containsExactly("/requires/0 prerequisite-cycle");
    }

    @Test
    void onlyWhoHasSeenADefinitionTakesItAway() {
        assertThat(rulebook(WAVE).remove(DefinitionKind.MISSION, "wave", RulebookTests::whichever))
                .isEqualTo(new DefinitionRemoval.RefusedAsUnknown());
        assertThat(rulebook(WAVE).remove(DefinitionKind.ACTION_TYPE, "wave", null))
                .isEqualTo(new DefinitionRemoval.RefusedAsBlind(edition(WAVE)));
        assertThat(rulebook(WAVE).remove(DefinitionKind.ACTION_TYPE, "wave", _ -> false))
                .isEqualTo(new DefinitionRemoval.RefusedAsStale(edition(WAVE)));
    }

    @Test
    void aCampaignLeavesNothing() {
        var campaign = campaign("c", NOW.plusSeconds(1));

        assertThat(rulebook(campaign).remove(DefinitionKind.CAMPAIGN, "c", RulebookTests::whichever))
                .isEqualTo(new Removed(edition(campaign)));
    }

    @Test
    void whatIsOutOfForceStaysAsItIs() {
        assertThat(rulebook(OLD).remove(DefinitionKind.ACTION_TYPE, "old", RulebookTests::whichever))
                .isEqualTo(new DefinitionRemoval.Unchanged(edition(OLD)));
    }

    @ParameterizedTest
    @ValueSource(classes = {ActionType.class, Achievement.class, Mission.class, Reward.class})
    void whatIsRetiredSaysTheSameOutOfForce(Class<? extends Definition> type) {
        var definition = sound(type, "{}");
        var removal =
                rulebook(definition).remove(DefinitionKind.of(definition), definition.key(), RulebookTests::whichever);

        assertThat(removal).isEqualTo(new Retired(new Edition(sound(type, "{'active': false}"), 2, NOW)));
    }

    @Test
    void whatThereIsOneOfIsNotRetired() {
        var levels = sound(Levels.class, "{}");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        rulebook(levels).remove(DefinitionKind.LEVELS, Definition.ONLY, RulebookTests::whichever));
        assertThat(levels.active()).isTrue();
        assertThat(sound(Rules.class, "{}").active()).isTrue();
        assertThat(sound(Rules.class, "{}").key()).isEqualTo(Definition.ONLY);
    }

    @Test
    void anEditionKnowsWhatItIs() {
        assertThat(edition(reward("r", 3L)).label()).isEqualTo("reward r");
        assertThat(edition(sound(Rules.class, "{}")).kind()).isEqualTo(DefinitionKind.RULES);
        assertThat(edition(campaign("c", NOW)).kind()).isEqualTo(DefinitionKind.CAMPAIGN);
    }

    @ParameterizedTest
    @EnumSource(DefinitionKind.class)
    void aKindIsFoundByItsName(DefinitionKind kind) {
        assertThat(DefinitionKind.named(kind.word())).isEqualTo(kind);
    }

    @Test
    void noOtherNameIsAKind() {
        assertThatIllegalArgumentException().isThrownBy(() -> DefinitionKind.named("badge"));
    }

    @Test
    void aCatalogueIsMadeOfWhatThereIs() {
        var rules = sound(Rules.class, "{}");
        var levels = sound(Levels.class, "{}");
        var a = achievement("a", "points");
        var m = mission("m", "gifts");
        var running = campaign("running", NOW.plusNanos(1));
        var book = rulebook(rules, levels, WAVE, OLD, a, m, running, campaign("over", NOW), reward("r", null));

        var catalogue = Catalogue.of(7, book.editions(), NOW);

        assertThat(catalogue.version()).isEqualTo(7);
        assertThat(catalogue.rules()).isEqualTo(rules);
        assertThat(catalogue.levels()).isEqualTo(levels);
        assertThat(catalogue.actionTypes()).containsOnlyKeys("wave", "old").containsValues(WAVE, OLD);
        assertThat(catalogue.achievements()).containsExactly(java.util.Map.entry("a", a));
        assertThat(catalogue.missions()).containsExactly(java.util.Map.entry("m", m));
        assertThat(catalogue.campaigns()).containsExactly(running);
    }

    private static List<String> refused(Rulebook book, Definition wanted) {
        return book.put(wanted, expecting(book, wanted)) instanceof RefusedAsInvalid(var violations)
                ? violations.stream().map(it -> it.path() + " " + it.code()).toList()
                : List.of();
    }

    private static List<String> details(Rulebook book, Definition wanted) {
        return book.put(wanted, expecting(book, wanted)) instanceof RefusedAsInvalid(var violations)
                ? violations.stream().map(it -> it.detail()).toList()
                : List.of();
    }

    private static @Nullable Predicate<Edition> expecting(Rulebook book, Definition wanted) {
        return book.find(DefinitionKind.of(wanted), wanted.key()) == null ? null : RulebookTests::whichever;
    }

    private static boolean whichever(Edition edition) {
        return edition.version() > 0;
    }
}
