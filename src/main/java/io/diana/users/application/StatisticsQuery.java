package io.diana.users.application;

import io.diana.users.domain.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How the community is doing, in numbers. */
public interface StatisticsQuery {

    /** The numbers at an instant; days are those of UTC. */
    Mono<Statistics> at(Instant now);

    /**
     * The numbers.
     *
     * @param total members, without the erased
     * @param byLanguage members per language code, without the erased
     * @param vip members with a membership now
     * @param registrations per day, of the last 30 days, today last
     */
    record Statistics(
            long total,
            Map<Status, Long> byStatus,
            Map<String, Long> byLanguage,
            long vip,
            List<Day> registrations,
            Active active,
            Retention retention) {}

    /** Registrations on one day. */
    record Day(LocalDate date, long count) {}

    /**
     * Members who were here in the last 24 hours, 7 days and 30 days.
     */
    record Active(long daily, long weekly, long monthly) {}

    /**
     * Which part of the members who registered n days ago were here on that n-th day after; for each n, over the members
     * who registered in the 30 days that ended n days ago. Null when there were none.
     */
    record Retention(
            @Nullable Double d1,
            @Nullable Double d7,
            @Nullable Double d30) {}
}
