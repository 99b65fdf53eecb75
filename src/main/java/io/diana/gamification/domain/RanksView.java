package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.util.List;

/** What a member sees of where they stand. */
public sealed interface RanksView {

    /** On every board. */
    record Ranks(List<OwnRank> ranks) implements RanksView {

        /** Keeps the ranks from later changes. */
        public Ranks {
            ranks = List.copyOf(ranks);
        }
    }

    /** They have left for good. */
    record RefusedAsErased(UserId id) implements RanksView {}

    /** Nobody has this id. */
    record RefusedAsUnknown(UserId id) implements RanksView {}
}
