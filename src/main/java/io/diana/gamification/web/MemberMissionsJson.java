package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.Mission;
import io.diana.gamification.domain.MissionRun;
import io.diana.gamification.domain.OfferedMission;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The missions of a member: daily ones first, then weekly ones, those done once, and events. */
record MemberMissionsJson(List<OfferedJson> items) {

    /**
     * One time that a mission is done.
     *
     * @param points paid when it is claimed
     * @param period the day, or the Monday of the week; absent: it is done once
     * @param expiresAt when the state changes if nothing is done; absent: never
     * @param claimable whether the reward can be claimed now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferedJson(
            String key,
            String name,

            @Schema(allowableValues = {"daily", "weekly", "once", "event"})
            String kind,

            MissionRun.State state,
            List<DoneJson> objectives,
            long points,
            @Nullable LocalDate period,
            @Nullable Instant expiresAt,
            @Nullable Instant completedAt,
            @Nullable Instant claimedAt,
            boolean claimable) {

        private static OfferedJson of(OfferedMission offered) {
            var mission = offered.mission();
            var run = offered.run();
            var period = run.id().period();
            return new OfferedJson(
                    mission.key(),
                    mission.name(),
                    Reading.word(mission.kind()),
                    offered.state(),
                    objectivesOf(mission, run),
                    mission.points(),
                    period.equals(MissionRun.ONLY) ? null : period,
                    offered.expiresAt(),
                    run.completedAt(),
                    run.claimedAt(),
                    offered.state() == MissionRun.State.COMPLETED);
        }
    }

    /**
     * One thing to do.
     *
     * @param progress how much of it is done
     */
    record DoneJson(
            @Schema(example = "actions.message_sent") String counter, long required, long progress) {}

    /** A mission may have other objectives now than when it was done: then all are met. */
    private static List<DoneJson> objectivesOf(Mission mission, MissionRun run) {
        var objectives = mission.objectives();
        return IntStream.range(0, objectives.size())
                .mapToObj(i -> {
                    var required = objectives.get(i).required();
                    var done = i < run.progress().size() ? run.progress().get(i) : 0;
                    var met = run.isCompleted() ? required : Math.min(done, required);
                    return new DoneJson(objectives.get(i).counter(), required, met);
                })
                .toList();
    }

    static MemberMissionsJson of(List<OfferedMission> offered) {
        return new MemberMissionsJson(offered.stream().map(OfferedJson::of).toList());
    }
}
