package io.diana.gamification.domain;

import io.diana.gamification.AchievementUnlocked;
import io.diana.gamification.LevelReached;
import io.diana.gamification.MissionCompleted;
import io.diana.gamification.StreakMilestoneReached;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Entry.Answer;
import io.diana.gamification.domain.Entry.Unlocked;
import java.util.stream.Stream;
import org.jmolecules.event.types.DomainEvent;

/** What a caller learns of an award besides its entry. */
final class Answers {

    private Answers() {}

    /** The booking of an entry, answered with everything that followed from it. */
    static Booked complete(Change change, Entry entry, Moment moment) {
        var account = change.after();
        var rules = moment.catalogue().rules().streak();
        var vip = account.standing().membership().holdsAt(moment.now());
        var days = account.habits().streak().at(moment.now(), vip, rules).days();
        var answered = entry.answering(new Answer(
                account.purse().balance(),
                account.purse().level(),
                days,
                rules.factor(days),
                change.events().stream().flatMap(Answers::unlocked).toList()));
        return new Booked(change.answering(answered), answered);
    }

    private static Stream<Unlocked> unlocked(DomainEvent event) {
        return switch (event) {
            case LevelReached it -> Stream.of(new Unlocked("level", Integer.toString(it.level()), null, null));
            case AchievementUnlocked it ->
                Stream.of(new Unlocked("achievement", it.achievement(), it.tier(), it.points()));
            case StreakMilestoneReached it ->
                Stream.of(new Unlocked("milestone", Integer.toString(it.days()), null, it.points()));
            case MissionCompleted it -> Stream.of(new Unlocked("mission", it.mission(), null, null));
            default -> Stream.empty();
        };
    }
}
