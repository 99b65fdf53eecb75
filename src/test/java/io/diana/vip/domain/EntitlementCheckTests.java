package io.diana.vip.domain;

import static io.diana.vip.domain.Given.grant;
import static io.diana.vip.domain.Given.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.vip.domain.EntitlementCheck.InForce;
import io.diana.vip.domain.EntitlementCheck.NotInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntitlementCheckTests {

    private static final Map<String, Object> STORY = Map.of("story.vip", true);
    private static final Grant GOLD = grant(1, "gold", 10, "PT20S", STORY);
    private static final Grant SILVER = grant(2, "silver", 22, "PT5S", Map.of("badge", "silver"));

    @Test
    void saysWhatAndBecauseOfWhichGrants() {
        var yes = (InForce) check(second(10), null);

        assertThat(yes.entitlement()).isEqualTo(new Holding.Entitlement("story.vip", true, second(30), List.of(GOLD)));
        assertThat(yes.because()).containsExactly(new Window(GOLD, second(10), second(30)));
    }

    @Test
    void whatIsNotHeldIsNotInForce() {
        assertThat(check(second(9), null)).isEqualTo(new NotInForce("story.vip"));
        assertThat(check(second(30), null)).isEqualTo(new NotInForce("story.vip"));
    }

    @Test
    void isFreshUntilWhatIsHeldChangesAndFiveSecondsAtMost() {
        assertThat(fresh(second(10), null)).isEqualTo(Duration.ofSeconds(5));
        assertThat(fresh(second(17), null)).isEqualTo(Duration.ofSeconds(5));
        assertThat(fresh(second(18), null)).isEqualTo(Duration.ofSeconds(4));
        assertThat(fresh(second(29).plusMillis(500), null)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void forLifeItIsFreshForFiveSeconds() {
        var forLife = new Member(new UserId(815), second(0), false, List.of(grant(1, "gold", 0, null, STORY)));

        assertThat(((InForce) EntitlementCheck.of(forLife, "story.vip", null, second(1))).fresh())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void ofAnotherInstantItDoesNotChangeAsTimePasses() {
        assertThat(fresh(second(100), second(29))).isEqualTo(Duration.ofSeconds(5));
        assertThat(check(second(20), second(40))).isEqualTo(new NotInForce("story.vip"));
        assertThat(check(second(100), second(29))).isInstanceOf(InForce.class);
    }

    @Test
    void aClockThatIsBehindSeesWhatWasDone() {
        var member = new Member(new UserId(815), second(10), false, List.of(GOLD));

        assertThat(EntitlementCheck.of(member, "story.vip", null, second(8))).isInstanceOf(InForce.class);
    }

    private static Duration fresh(Instant now, @Nullable Instant asOf) {
        return ((InForce) check(now, asOf)).fresh();
    }

    private static EntitlementCheck check(Instant now, @Nullable Instant asOf) {
        var member = new Member(new UserId(815), second(0), false, List.of(GOLD, SILVER));
        return EntitlementCheck.of(member, "story.vip", asOf, now);
    }
}
