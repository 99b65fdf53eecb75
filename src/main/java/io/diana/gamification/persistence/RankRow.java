package io.diana.gamification.persistence;

import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Moment;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What boards are told of a member.
 *
 * @param earned points since they were told last
 * @param streak days in a row; null: as before
 * @param streak_until when the row lapses; null: there is none
 */
record RankRow(
        long user_id,
        long earned,
        @Nullable Integer streak,
        @Nullable Instant streak_until) {

    static Stream<RankRow> of(Change change, Moment moment) {
        var after = change.after();
        var earned = after.purse().lifetime() - change.before().purse().lifetime();
        var isStreak = !after.habits().streak().equals(change.before().habits().streak())
                || !after.standing()
                        .membership()
                        .equals(change.before().standing().membership());
        if (earned == 0 && !isStreak) {
            return Stream.empty();
        }
        var vip = after.standing().membership().holdsAt(moment.now());
        var streak = after.habits()
                .streak()
                .at(moment.now(), vip, moment.catalogue().rules().streak());
        return Stream.of(
                isStreak
                        ? new RankRow(after.owner().value(), earned, streak.days(), streak.deadline())
                        : new RankRow(after.owner().value(), earned, null, null));
    }
}
