package io.diana.users.application;

import static io.diana.users.application.ChangePreferences.Mode.MERGE;
import static io.diana.users.application.ChangePreferences.Mode.REPLACE;
import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserPreferencesChanged;
import io.diana.users.application.ChangePreferences.Mode;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate.Changed;
import io.diana.users.domain.PreferencesUpdate.RefusedAsErased;
import io.diana.users.domain.PreferencesUpdate.RefusedAsStale;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.PreferencesUpdate.Unchanged;
import io.diana.users.domain.StoredPreferences;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

class ChangePreferencesTests {

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final PreferencesInAMap preferences = new PreferencesInAMap();
    private final ChangePreferences change = new ChangePreferences(preferences, users, published, Members.CLOCK);

    @Test
    void mergesIntoWhatIsThere() {
        preferences.put(ADA, "old");

        change.by(MERGE, new PreferencesPatch(ADA, "+new"), current -> current.version() == 1)
                .as(StepVerifier::create)
                .expectNext(new Changed(new StoredPreferences(ADA, "old+new", 2, true), Set.of("theme")))
                .verifyComplete();

        assertThat(preferences.merges).containsExactly(List.of(ADA));
        assertThat(preferences.instants).containsExactly(NOW);
        assertThat(published.calls)
                .containsExactly(List.of(new UserPreferencesChanged(ADA, Set.of("theme"), true, NOW)));
    }

    @Test
    void replacesWhatIsThere() {
        preferences.put(ADA, "old");

        change.by(REPLACE, new PreferencesPatch(ADA, "new"), current -> current.version() == 1)
                .as(StepVerifier::create)
                .expectNext(new Changed(new StoredPreferences(ADA, "new", 2, true), Set.of("theme")))
                .verifyComplete();

        assertThat(preferences.merges).isEmpty();
        assertThat(preferences.instants).containsExactly(NOW);
        assertThat(published.calls)
                .containsExactly(List.of(new UserPreferencesChanged(ADA, Set.of("theme"), true, NOW)));
    }

    @ParameterizedTest
    @EnumSource
    void showsThemToACallerWhoSawOlderOnes(Mode mode) {
        preferences.put(ADA, "old");

        change.by(mode, new PreferencesPatch(ADA, "new"), current -> current.version() == 0)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsStale(new StoredPreferences(ADA, "old", 1, true)))
                .verifyComplete();

        assertThat(preferences.instants).isEmpty();
        assertThat(published.calls).isEmpty();
    }

    @Test
    void saysNothingOfPreferencesThatStayAsTheyAre() {
        preferences.put(ADA, "old");

        change.by(REPLACE, new PreferencesPatch(ADA, "old"), _ -> true)
                .as(StepVerifier::create)
                .expectNext(new Unchanged(new StoredPreferences(ADA, "old", 1, true)))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheErasedFromTheUnknown(Mode mode) {
        users.put(Members.erased(ADA));

        change.by(mode, new PreferencesPatch(ADA, "new"), _ -> true)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsErased(ADA))
                .verifyComplete();
        change.by(mode, new PreferencesPatch(NOBODY, "new"), _ -> true)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsUnknown(NOBODY))
                .verifyComplete();
    }
}
