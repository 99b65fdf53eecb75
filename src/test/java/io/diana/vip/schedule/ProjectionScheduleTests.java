package io.diana.vip.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.vip.Community;
import io.diana.vip.VipTest;
import io.diana.vip.application.CompareProjection;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the users module believes of memberships, spoilt by hand. */
@VipTest
class ProjectionScheduleTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Community community;

    @Autowired
    CompareProjection compareProjection;

    @Autowired
    ProjectionSchedule schedule;

    @AfterEach
    void tearDown() {
        schedule.restore().block(LIMIT);
    }

    @Test
    void findsNothingAmissWhileNewsTravels() {
        var ada = community.somebody();
        community.granted(ada, "monthly", "P1M");

        assertThat(compareProjection.differences().block(LIMIT)).doesNotContain(ada);
        assertThat(community.projectionOf(ada)).startsWith("t ");
    }

    @Test
    void tellsAnewWhatIsHeld() {
        var ada = holder("P30D");
        var bea = holder("P60D");
        var before = community.projectionOf(bea);
        spoil("vip = false, vip_until = NULL", ada);
        spoil("vip_until = vip_until + interval '1 day'", bea);

        assertThat(compareProjection.differences().block(LIMIT)).contains(ada, bea);
        assertThat(schedule.violations().block(LIMIT)).isGreaterThanOrEqualTo(2);
        schedule.restore().block(LIMIT);

        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(community.projectionOf(ada)).startsWith("t ");
            assertThat(community.projectionOf(bea)).isEqualTo(before);
        });
        assertThat(compareProjection.differences().block(LIMIT)).doesNotContain(ada, bea);
    }

    @Test
    void takesAwayWhatNobodyWasGiven() {
        var ada = community.somebody();
        spoil("vip = true, vip_until = NULL", ada);

        assertThat(compareProjection.differences().block(LIMIT)).contains(ada);
        schedule.restore().block(LIMIT);

        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(community.projectionOf(ada)).isEqualTo("f"));
    }

    private UserId holder(String term) {
        var id = community.somebody();
        community.granted(id, "monthly", term);
        Awaitility.await().atMost(LIMIT).until(() -> community.projectionOf(id).startsWith("t "));
        return id;
    }

    private void spoil(String what, UserId whose) {
        community.execute("UPDATE users.member SET %s WHERE id = %s".formatted(what, whose));
    }
}
