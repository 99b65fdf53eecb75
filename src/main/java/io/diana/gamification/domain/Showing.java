package io.diana.gamification.domain;

import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.users.UserPreferencesChanged;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether others are to see a member on boards.
 *
 * @param listed false: they keep their points, but take nobody's place
 */
public record Showing(UserId owner, boolean listed) {

    /** What changed preferences ask for, by owner: the last one says what is in force. */
    public static List<Showing> after(List<UserPreferencesChanged> changes) {
        var showings = changes.stream()
                .map(it -> new Showing(it.userId(), it.showInLeaderboards()))
                .collect(Collectors.toMap(Showing::owner, it -> it, (_, last) -> last, TreeMap::new));
        return List.copyOf(showings.values());
    }

    /** Nobody sees those who have left, by owner. */
    public static List<Showing> afterErasures(List<UserErased> erasures) {
        return erasures.stream()
                .map(UserErased::userId)
                .distinct()
                .sorted()
                .map(owner -> new Showing(owner, false))
                .toList();
    }
}
