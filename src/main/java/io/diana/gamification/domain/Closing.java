package io.diana.gamification.domain;

import io.diana.users.UserErased;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An account is to be closed for good, and none is to be opened for its owner any more, even if there was none yet. */
public record Closing(UserId owner, Instant at) {

    /** What erasures ask for, by owner: nobody leaves twice, the first counts. */
    public static List<Closing> after(List<UserErased> erasures) {
        var closings = erasures.stream()
                .map(it -> new Closing(it.userId(), it.at()))
                .collect(Collectors.toMap(Closing::owner, it -> it, (first, _) -> first, TreeMap::new));
        return List.copyOf(closings.values());
    }
}
