package io.diana.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.validation.Checked.Valid;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Profile PROFILE = new Profile("Ada", null, null, "es", "UTC");

    @Test
    void isSuspendedUntilTheVeryInstantItEnds() {
        var user = user(PROFILE, new Suspension("spam", "operator:ana", NOW, LATER));

        assertThat(user.statusAt(LATER.minusNanos(1))).isEqualTo(Status.SUSPENDED);
        assertThat(user.statusAt(LATER)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void staysSuspendedWhenThereIsNoEnd() {
        assertThat(user(PROFILE, new Suspension("spam", "operator:ana", NOW, null))
                        .statusAt(Instant.MAX))
                .isEqualTo(Status.SUSPENDED);
    }

    @Test
    void isVipUntilTheVeryInstantItEnds() {
        var membership = new Membership(true, LATER);

        assertThat(membership.activeAt(LATER.minusNanos(1))).isTrue();
        assertThat(membership.activeAt(LATER)).isFalse();
        assertThat(new Membership(true, null).activeAt(Instant.MAX)).isTrue();
        assertThat(Membership.NONE.activeAt(NOW)).isFalse();
    }

    @Test
    void growsByAVersionWithEachChange() {
        var user = user(PROFILE, null);
        var suspension = new Suspension("spam", "operator:ana", LATER, null);

        assertThat(user.suspend(suspension, LATER))
                .isEqualTo(new Sanction.Suspended(
                        new User(user.id(), PROFILE, suspension, Membership.NONE, NOW, LATER, null, 2), suspension));
        assertThat(user.change(named("Eva"), LATER))
                .isEqualTo(new ProfileUpdate.Changed(
                        new User(
                                user.id(),
                                new Profile("Eva", null, null, "es", "UTC"),
                                null,
                                Membership.NONE,
                                NOW,
                                LATER,
                                null,
                                2),
                        Set.of("firstName")));
    }

    @Test
    void isLeftAloneWhenNothingChanges() {
        var user = user(PROFILE, null);

        assertThat(user.change(named("Ada"), LATER)).isEqualTo(new ProfileUpdate.Unchanged(user));
        assertThat(user.reinstate(LATER)).isEqualTo(new Sanction.NotSuspended(user));
    }

    @Test
    void takesPartAgainOnceReinstated() {
        var user = user(PROFILE, new Suspension("spam", "operator:ana", NOW, null));

        assertThat(user.reinstate(LATER))
                .isEqualTo(new Sanction.Reinstated(
                        new User(user.id(), PROFILE, null, Membership.NONE, NOW, LATER, null, 2)));
    }

    @Test
    void isBeyondEverythingOnceErased() {
        var user = user(null, null);

        assertThat(user.statusAt(NOW)).isEqualTo(Status.ERASED);
        assertThat(user.change(named("Eva"), NOW)).isEqualTo(new ProfileUpdate.RefusedAsErased(user.id()));
        assertThat(user.suspend(new Suspension("spam", "operator:ana", NOW, null), NOW))
                .isEqualTo(new Sanction.RefusedAsErased(user.id()));
        assertThat(user.reinstate(NOW)).isEqualTo(new Sanction.RefusedAsErased(user.id()));
    }

    @Test
    void takesPartWhenNobodySuspendedThem() {
        assertThat(user(PROFILE, null).statusAt(NOW)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void keepsASuspensionWhenTheProfileChanges() {
        var suspension = new Suspension("spam", "operator:ana", NOW, LATER);

        assertThat(
                        user(PROFILE, suspension).change(named("Eva"), NOW)
                                        instanceof ProfileUpdate.Changed(var user, var _)
                                ? user.suspension()
                                : null)
                .isEqualTo(suspension);
    }

    @Test
    void keepsEverythingElseWhenASuspensionIsOver() {
        var membership = new Membership(true, LATER);
        var suspension = new Suspension("spam", "operator:ana", NOW, LATER);

        assertThat(new User(new UserId(7), PROFILE, suspension, membership, NOW, NOW, NOW.plusSeconds(1), 41)
                        .withoutSuspension(LATER))
                .isEqualTo(new User(new UserId(7), PROFILE, null, membership, NOW, LATER, NOW.plusSeconds(1), 42));
    }

    @Test
    void isNoVipWithoutAGrantWhateverItsEnd() {
        assertThat(new Membership(false, LATER).activeAt(NOW)).isFalse();
    }

    private static ProfileChange named(String name) {
        if (ProfileChange.of(Map.of(ProfileField.FIRST_NAME, name)) instanceof Valid<ProfileChange>(var change)) {
            return change;
        }
        throw new AssertionError(name);
    }

    private static User user(@Nullable Profile profile, @Nullable Suspension suspension) {
        return new User(new UserId(7), profile, suspension, Membership.NONE, NOW, NOW, null, 1);
    }
}
