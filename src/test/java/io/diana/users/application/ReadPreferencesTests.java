package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.NOBODY;

import io.diana.users.domain.PreferencesUpdate.RefusedAsErased;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.PreferencesUpdate.Unchanged;
import io.diana.users.domain.StoredPreferences;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ReadPreferencesTests {

    private final MembersInAMap users = new MembersInAMap();
    private final PreferencesInAMap preferences = new PreferencesInAMap();
    private final ReadPreferences read = new ReadPreferences(preferences, users, Members.CLOCK);

    @Test
    void showsThemAsTheyAreKept() {
        preferences.put(ADA, "{}");

        read.of(ADA)
                .as(StepVerifier::create)
                .expectNext(new Unchanged(new StoredPreferences(ADA, "{}", 1, true)))
                .verifyComplete();
    }

    @Test
    void tellsTheErasedFromTheUnknown() {
        users.put(Members.erased(ADA));

        read.of(ADA)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsErased(ADA))
                .verifyComplete();
        read.of(NOBODY)
                .as(StepVerifier::create)
                .expectNext(new RefusedAsUnknown(NOBODY))
                .verifyComplete();
    }
}
