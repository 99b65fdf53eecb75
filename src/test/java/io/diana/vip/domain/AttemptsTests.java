package io.diana.vip.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.vip.domain.Attempts.Admission.Admitted;
import io.diana.vip.domain.Attempts.Admission.Refused;
import io.diana.vip.domain.Attempts.Recent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttemptsTests {

    private static final Instant NOW = Given.BEGINNING;

    @Test
    void tenForAMemberAndAHundredByAnActorAreTheLast() {
        assertThat(admit(new Recent(9, NOW), new Recent(99, NOW))).isInstanceOf(Admitted.class);
        assertThat(admit(new Recent(10, NOW), new Recent(10, NOW))).isInstanceOf(Refused.class);
        assertThat(admit(new Recent(0, null), new Recent(100, NOW))).isInstanceOf(Refused.class);
    }

    @Test
    void oneMoreIsAdmittedWhenTheOldestNoLongerCounts() {
        assertThat(admit(new Recent(10, NOW.minusSeconds(400)), new Recent(10, NOW.minusSeconds(599))))
                .isEqualTo(new Refused(Duration.ofSeconds(200)));
        assertThat(admit(new Recent(10, NOW.minusSeconds(400)), new Recent(100, NOW.minusSeconds(1))))
                .isEqualTo(new Refused(Duration.ofSeconds(599)));
    }

    @Test
    void eachThatIsAdmittedHasAnIdOfItsOwn() {
        var first = admit(none(), none());

        assertThat(first).isInstanceOf(Admitted.class).isNotEqualTo(admit(none(), none()));
    }

    private static Recent none() {
        return recent(0, null);
    }

    private static Recent recent(int count, @Nullable Instant oldest) {
        return new Recent(count, oldest);
    }

    private static Attempts.Admission admit(Recent ofUser, Recent ofActor) {
        return new Attempts(ofUser, ofActor).admit(NOW);
    }
}
