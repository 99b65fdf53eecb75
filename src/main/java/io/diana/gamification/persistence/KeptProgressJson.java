package io.diana.gamification.persistence;

import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.MissionRun;
import io.diana.gamification.domain.Unlock;
import io.diana.users.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What members have reached as rows of their tables, each named like its columns, for {@code gamification.keep_progress}.
 *
 * @param unlocks steps of achievements
 * @param runs of missions
 */
record KeptProgressJson(List<UnlockRow> unlocks, List<RunRow> runs) {

    static KeptProgressJson of(List<Change> changes) {
        return new KeptProgressJson(
                changes.stream()
                        .flatMap(change -> change.steps().unlocks().stream()
                                .map(unlock -> UnlockRow.of(change.after().owner(), unlock)))
                        .toList(),
                changes.stream()
                        .flatMap(change -> change.steps().runs().values().stream()
                                .map(run -> RunRow.of(
                                        change.after().owner(),
                                        run,
                                        change.steps().payments().get(run.id()))))
                        .toList());
    }

    record UnlockRow(
            long user_id,
            String achievement,
            int step,
            String tier,
            long points,
            @Nullable String title,
            Instant at) {

        static UnlockRow of(UserId member, Unlock unlock) {
            return new UnlockRow(
                    member.value(),
                    unlock.achievement(),
                    unlock.step(),
                    unlock.tier().name(),
                    unlock.points(),
                    unlock.title(),
                    unlock.at());
        }
    }

    record RunRow(
            long user_id,
            LocalDate period,
            String mission,
            List<Long> progress,
            @Nullable Instant completed_at,
            @Nullable Instant claimed_at,
            @Nullable Instant expires_at,
            @Nullable Long claimed_no) {

        static RunRow of(UserId member, MissionRun run, @Nullable Long payment) {
            return new RunRow(
                    member.value(),
                    run.id().period(),
                    run.id().mission(),
                    run.progress(),
                    run.completedAt(),
                    run.claimedAt(),
                    run.expiresAt(),
                    payment);
        }
    }
}
