package io.diana.gamification.domain;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member wants the reward of a mission.
 *
 * @param mission key
 * @param key the caller's name for this request, done once; null: the run alone says whether it was done
 * @param runs of this mission, as they are behind the lock
 */
public record ClaimOrder(
        UserId owner, String mission, @Nullable String key, List<RewardedRun> runs) implements PointsOrder {

    /** What says that an entry pays a mission. */
    public static final String SOURCE = "mission";

    /** Keeps the list from later changes. */
    public ClaimOrder {
        runs = List.copyOf(runs);
    }

    @Override
    public @Nullable Order order() {
        return key == null ? null : new Order(key, Digest.of("claim " + mission));
    }

    /**
     * Pays the reward of one run, once. Of several that wait for it the oldest comes first, since it is the first that would be
     * lost; when none does, the latest one says why.
     */
    @Override
    public Booking on(Account account, Moment moment) {
        var settled = account.settled(order(), moment.now());
        if (settled != null) {
            return settled;
        }
        var known = moment.catalogue().missions().get(mission);
        var chosen = chosen(moment.now());
        if (known == null || (chosen == null && !known.active())) {
            return new Refused(new Refusal.UnknownMission(mission));
        }
        return chosen == null
                ? new Refused(new Refusal.MissionNotCompleted(mission))
                : claim(account, chosen, known, moment);
    }

    private @Nullable RewardedRun chosen(Instant now) {
        var oldest = runs.stream()
                .filter(it -> it.run().stateAt(now) == MissionRun.State.COMPLETED)
                .min(comparing(it -> it.run().id().period()));
        Optional<RewardedRun> latest =
                runs.stream().max(comparing(it -> it.run().id().period()));
        return oldest.or(() -> latest).orElse(null);
    }

    private Booking claim(Account account, RewardedRun chosen, Mission known, Moment moment) {
        return switch (chosen.run().claim(moment.now())) {
            case MissionClaim.Claimed(var run) -> pay(account, run, known.points(), moment);
            case MissionClaim.AlreadyClaimed _ -> new Repeated(requireNonNull(chosen.payment(), mission));
            case MissionClaim.NotCompleted _ -> new Refused(new Refusal.MissionNotCompleted(mission));
            case MissionClaim.Expired _ -> new Refused(new Refusal.MissionExpired(mission));
        };
    }

    private Booking pay(Account account, MissionRun run, long points, Moment moment) {
        var cause = new Cause(SOURCE, new Words(words(run.id()), false), null, order());
        var draft = new Draft(Kind.BONUS, null, points, null, cause, Explanation.of(points));
        var known = account.with(account.progress().with(List.of(run)));
        var posted = Change.none(account).then(known.post(draft, moment));
        var entry = posted.entries().getFirst();
        var paid = posted.with(Change.Steps.paid(run, entry));
        return Answers.complete(Consequences.ofCounters(paid, moment), entry, moment);
    }

    private static String words(MissionRun.Id id) {
        return id.period().equals(MissionRun.ONLY) ? id.mission() : id.mission() + " " + id.period();
    }
}
