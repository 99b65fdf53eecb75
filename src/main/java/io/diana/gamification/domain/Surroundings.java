package io.diana.gamification.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a member on a board.
 *
 * @param above who stands above, from the nearest upwards
 * @param below who stands there and below, downwards: the member first, unless others do not see them
 * @param me the member's own place, whoever sees it; null when it is no longer kept
 */
public record Surroundings(
        List<Place> above, List<Place> below, @Nullable Place me) {

    /** Keeps the places from later changes. */
    public Surroundings {
        above = List.copyOf(above);
        below = List.copyOf(below);
    }

    /** So many rows with the member in the middle; at the ends of the board, as many as there are. */
    public List<Place> rows(int limit) {
        var places = new ArrayList<>(above.reversed());
        places.addAll(below);
        var end = Math.min(places.size(), Math.max(0, above.size() - limit / 2) + limit);
        return List.copyOf(places.subList(Math.max(0, end - limit), end));
    }

    /** Whether there is more below those rows. */
    public boolean goesOnBehind(List<Place> rows) {
        var last = rows.isEmpty() ? null : rows.getLast();
        return last != null && !last.equals(below.isEmpty() ? above.getFirst() : below.getLast());
    }
}
