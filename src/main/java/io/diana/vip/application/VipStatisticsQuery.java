package io.diana.vip.application;

import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/** How memberships are doing, in numbers. */
public interface VipStatisticsQuery {

    /** The numbers at an instant. */
    Mono<VipStatistics> at(Instant now);

    /**
     * The numbers.
     *
     * @param members who hold any plan
     * @param forLife how many of them hold one for life
     * @param byPlan members per plan that somebody holds
     */
    record VipStatistics(long members, long forLife, Map<String, Long> byPlan, Expiring expiring, Grants grants) {}

    /** Plans that end within a day and within seven days, unless extended. */
    record Expiring(long day, long week) {}

    /**
     * Grants that were ever given.
     *
     * @param revoked how many of them were taken away
     */
    record Grants(long total, Map<String, Long> bySource, long revoked) {}
}
