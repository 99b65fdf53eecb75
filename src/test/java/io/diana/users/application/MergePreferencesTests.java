package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.EVA;
import static io.diana.users.application.Members.NOBODY;
import static io.diana.users.application.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.users.UserPreferencesChanged;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.PreferencesUpdate.Changed;
import io.diana.users.domain.PreferencesUpdate.RefusedAsErased;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.PreferencesUpdate.Unchanged;
import io.diana.users.domain.StoredPreferences;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class MergePreferencesTests {

    private final MembersInAMap users = new MembersInAMap();
    private final Published published = new Published();
    private final PreferencesInAMap preferences = new PreferencesInAMap();
    private final MergePreferences merge = new MergePreferences(preferences, users, published, Members.CLOCK);

    @Test
    void mergesThoseOfOneMemberOneAfterTheOther() {
        preferences.put(ADA, "a");
        preferences.put(EVA, "e");

        merge.from(List.of(patch(ADA, "1"), patch(ADA, "2"), patch(EVA, "3"), patch(ADA, "4")))
                .as(StepVerifier::create)
                .expectNext(List.of(
                        changed(ADA, "a1", 2), changed(ADA, "a12", 3), changed(EVA, "e3", 2), changed(ADA, "a124", 4)))
                .verifyComplete();

        assertThat(preferences.merges).containsExactly(List.of(ADA, EVA), List.of(ADA), List.of(ADA));
        assertThat(preferences.instants).containsExactly(NOW, NOW, NOW);
        assertThat(published.calls).containsExactly(List.of(news(ADA), news(ADA), news(EVA), news(ADA)));
    }

    @Test
    void tellsTheErasedFromTheUnknown() {
        preferences.put(ADA, "a");
        users.put(Members.active(ADA));
        users.put(Members.erased(EVA));

        merge.from(List.of(patch(NOBODY, "1"), patch(ADA, "2"), patch(EVA, "3")))
                .as(StepVerifier::create)
                .expectNext(List.of(new RefusedAsUnknown(NOBODY), changed(ADA, "a2", 2), new RefusedAsErased(EVA)))
                .verifyComplete();

        assertThat(published.calls).containsExactly(List.of(news(ADA)));
    }

    @Test
    void doesNothingForNobody() {
        merge.from(List.of()).as(StepVerifier::create).expectNext(List.of()).verifyComplete();

        assertThat(preferences.merges).isEmpty();
    }

    @Test
    void saysNothingOfPreferencesThatStayAsTheyAre() {
        preferences.put(ADA, "a");

        merge.from(List.of(patch(ADA, "")))
                .as(StepVerifier::create)
                .expectNext(List.of(new Unchanged(new StoredPreferences(ADA, "a", 1, true))))
                .verifyComplete();

        assertThat(published.calls).isEmpty();
    }

    private static PreferencesPatch patch(UserId id, String json) {
        return new PreferencesPatch(id, json);
    }

    private static UserPreferencesChanged news(UserId id) {
        return new UserPreferencesChanged(id, Set.of("theme"), true, NOW);
    }

    private static PreferencesUpdate changed(UserId id, String json, long version) {
        return new Changed(new StoredPreferences(id, json, version, true), Set.of("theme"));
    }
}
