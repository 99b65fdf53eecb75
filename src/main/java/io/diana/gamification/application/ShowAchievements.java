package io.diana.gamification.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.diana.gamification.application.ShowAccount.Shown;
import io.diana.gamification.domain.AchievementProgress;
import io.diana.gamification.domain.Unlock;
import io.diana.users.UserId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows how far a member has come with achievements. */
@Service
public class ShowAchievements {

    private final ShowAccount showAccount;
    private final ProgressQuery progress;

    ShowAchievements(ShowAccount showAccount, ProgressQuery progress) {
        this.showAccount = showAccount;
        this.progress = progress;
    }

    /**
     * What a member sees.
     *
     * @param titles that they may bear
     */
    public record Reached(List<AchievementProgress> achievements, List<String> titles) {

        /** Keeps the lists from later changes. */
        public Reached {
            achievements = List.copyOf(achievements);
            titles = List.copyOf(titles);
        }
    }

    /** How far that is; empty when there is no such member. */
    public Mono<Reached> of(UserId owner) {
        return showAccount.of(owner).zipWith(progress.unlocks(owner), ShowAchievements::reached);
    }

    private static Reached reached(Shown shown, List<Unlock> unlocks) {
        var instants = unlocks.stream().collect(groupingBy(Unlock::achievement, mapping(Unlock::at, toList())));
        var titles = unlocks.stream()
                .map(Unlock::title)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Reached(
                AchievementProgress.of(
                        shown.moment().catalogue(), shown.account().counters(), instants),
                titles);
    }
}
