package io.diana.gamification.domain;

import io.diana.gamification.domain.LeaderboardView.Part;
import io.diana.users.DisplayNames.Shown;
import io.diana.users.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places on a board whose members have no name yet.
 *
 * @param rows downwards
 * @param me the place of the member that was asked for
 * @param goesOn whether there are more behind the rows
 */
public record PlacesFound(List<Place> rows, @Nullable Place me, boolean goesOn) {

    /** Keeps the rows from later changes. */
    public PlacesFound {
        rows = List.copyOf(rows);
    }

    /** A part of a board; one place more than is wanted tells that it goes on. */
    public static PlacesFound upTo(int limit, List<Place> places) {
        return new PlacesFound(places.subList(0, Math.min(limit, places.size())), null, places.size() > limit);
    }

    /** The part with a member in its middle. */
    public static PlacesFound around(Surroundings surroundings, int limit) {
        var rows = surroundings.rows(limit);
        return new PlacesFound(rows, surroundings.me(), surroundings.goesOnBehind(rows));
    }

    /** The same with the place of a member. */
    public PlacesFound seenBy(@Nullable Place member) {
        return new PlacesFound(rows, member, goesOn);
    }

    /** Whose names are wanted. */
    public Set<UserId> members() {
        return Stream.concat(rows.stream(), Stream.ofNullable(me))
                .map(Place::userId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is seen of it: nobody but the member themselves is seen against their wish. */
    public Part named(BoardPeriod period, Map<UserId, Shown> shown) {
        var seen = rows.stream()
                .flatMap(place -> Stream.ofNullable(shown.get(place.userId()))
                        .filter(Shown::listed)
                        .map(name -> new NamedPlace(place, name.name())))
                .toList();
        return new Part(period, seen, named(me, shown), goesOn ? Position.of(rows.getLast()) : null);
    }

    private static @Nullable NamedPlace named(@Nullable Place place, Map<UserId, Shown> shown) {
        var name = place == null ? null : shown.get(place.userId());
        return place == null || name == null ? null : new NamedPlace(place, name.name());
    }
}
