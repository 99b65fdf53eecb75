package io.diana.gamification.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One gift on each day of the member's calendar. Dates only ever rise there, so that the last one is all there is to know.
 *
 * @param claimedOn the day of the last claim; null: never claimed
 */
public record DailyGift(@Nullable LocalDate claimedOn) {

    /** Never claimed. */
    public static final DailyGift NONE = new DailyGift(null);

    /** The gift of the day is claimed. Claiming is a rewarding action of the day: it counts for the streak before it is paid. */
    public GiftClaim claim(Instant at, MemberCalendar calendar) {
        var today = calendar.dayAt(at).date();
        return claimedOn != null && !today.isAfter(claimedOn)
                ? new GiftClaim.AlreadyClaimed(calendar.startOf(claimedOn.plusDays(1)))
                : new GiftClaim.Claimed(new DailyGift(today));
    }
}
