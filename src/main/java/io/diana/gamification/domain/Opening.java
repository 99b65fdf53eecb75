package io.diana.gamification.domain;

import io.diana.users.UserId;
import io.diana.users.UserRegistered;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An account is to be opened for a new member, who has none yet and has not left.
 *
 * @param timeZone IANA name: the member's day
 */
public record Opening(UserId owner, String timeZone, Instant at) {

    /** What a registration asks for. */
    public static Opening after(UserRegistered registration) {
        return new Opening(registration.userId(), registration.timeZone(), registration.at());
    }

    /** What registrations ask for, by owner: one account each, as the first of them says. */
    public static List<Opening> after(List<UserRegistered> registrations) {
        var openings = registrations.stream()
                .map(Opening::after)
                .collect(Collectors.toMap(Opening::owner, it -> it, (first, _) -> first, TreeMap::new));
        return List.copyOf(openings.values());
    }
}
