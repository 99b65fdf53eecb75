package io.diana.gamification.persistence;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.diana.gamification.domain.MissionRun;
import io.diana.gamification.domain.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a member as {@code gamification.progress_of} tells it, which leaves out what is empty.
 *
 * @param unlocks achievement → how many steps
 * @param runs of missions
 * @param done missions that were completed once
 */
record ProgressJson(
        @Nullable Map<String, Integer> unlocks,
        @Nullable List<RunJson> runs,
        @Nullable Set<String> done) {

    Progress toProgress() {
        var known = requireNonNullElse(runs, List.<RunJson>of()).stream()
                .map(RunJson::toRun)
                .collect(toMap(MissionRun::id, it -> it));
        return new Progress(requireNonNullElse(unlocks, Map.of()), known, requireNonNullElse(done, Set.of()));
    }

    /** A run without the names of its fields. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"mission", "period", "progress", "completedAt", "claimedAt", "expiresAt"})
    record RunJson(
            String mission,
            LocalDate period,
            List<Long> progress,
            @Nullable Instant completedAt,
            @Nullable Instant claimedAt,
            @Nullable Instant expiresAt) {

        /** Makes one of a row of {@code gamification.mission_run r}. */
        static final String SQL =
                "jsonb_build_array(r.mission, r.period, r.progress, r.completed_at, r.claimed_at, r.expires_at)";

        MissionRun toRun() {
            return new MissionRun(new MissionRun.Id(mission, period), progress, completedAt, claimedAt, expiresAt);
        }
    }
}
