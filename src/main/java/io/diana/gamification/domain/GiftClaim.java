package io.diana.gamification.domain;

import java.time.Instant;

/** What comes of claiming the daily gift. */
public sealed interface GiftClaim {

    /** It is theirs. What it is worth depends on the streak with this day in it. */
    record Claimed(DailyGift gift) implements GiftClaim {

        /**
         * The points to be paid.
         *
         * @param today what the claim did to the streak
         */
        public long points(StreakDay today, Rules.Gift rules) {
            return rules.points(today.streak().days());
        }
    }

    /** It was claimed on this day. */
    record AlreadyClaimed(Instant nextAt) implements GiftClaim {}
}
