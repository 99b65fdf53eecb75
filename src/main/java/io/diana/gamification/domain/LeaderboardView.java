package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody sees of a board. */
public sealed interface LeaderboardView {

    /**
     * A part of it.
     *
     * @param rows downwards, without those who do not want to be seen
     * @param me the member that was asked for, also if others do not see them; null when nobody was, or when their place
     *     is no longer kept
     * @param next the last row that was looked at, when there are more behind it
     */
    record Part(
            BoardPeriod period,
            List<NamedPlace> rows,
            @Nullable NamedPlace me,
            @Nullable Position next) implements LeaderboardView {

        /** Keeps the rows from later changes. */
        public Part {
            rows = List.copyOf(rows);
        }
    }

    /** The member that was asked for has left for good. */
    record RefusedAsErased(UserId id) implements LeaderboardView {}

    /** Nobody has the id that was asked for. */
    record RefusedAsUnknown(UserId id) implements LeaderboardView {}
}
