package io.diana.gamification.domain;

import io.diana.users.UserId;
import io.diana.users.UserProfileChanged;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An open account is to follow its owner into another time zone, or to stay when it is the same.
 *
 * @param timeZone IANA name: the member's day from now on
 */
public record Relocation(UserId owner, String timeZone) {

    /** What changed profiles ask for, by owner: the last one says what is in force. */
    public static List<Relocation> after(List<UserProfileChanged> changes) {
        var relocations = changes.stream()
                .map(it -> new Relocation(it.userId(), it.timeZone()))
                .collect(Collectors.toMap(Relocation::owner, it -> it, (_, last) -> last, TreeMap::new));
        return List.copyOf(relocations.values());
    }
}
