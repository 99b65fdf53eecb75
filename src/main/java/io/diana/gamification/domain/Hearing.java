package io.diana.gamification.domain;

import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.users.UserPreferencesChanged;
import io.diana.users.UserProfileChanged;
import io.diana.users.UserReinstated;
import io.diana.users.UserSuspended;
import io.diana.vip.VipActivated;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of an account when something is heard of its owner. Whoever has left is not brought back by anything. */
public final class Hearing {

    /** The entitlement that multiplies points. */
    public static final String MULTIPLIER = "points.multiplier";

    /** Diana itself. */
    private Hearing() {}

    /** The account is the member's first: it begins with a bonus, once, since that is its first entry. */
    public static Change welcome(Account account, Moment moment) {
        var bonus = moment.catalogue().rules().welcomeBonus();
        if (account.purse().entries() > 0 || account.standing().closed() || bonus == 0) {
            return Change.none(account);
        }
        return Consequences.ofCounters(account.post(Draft.bonus(bonus, "welcome", "Welcome"), moment), moment);
    }

    /** The member has moved. */
    public static Change of(UserProfileChanged event, Account account) {
        if (account.standing().closed()) {
            return Change.none(account);
        }
        var habits = account.habits();
        var zone = ZoneId.of(event.timeZone());
        if (habits.calendar().arrived().zone().equals(zone)) {
            return Change.none(account);
        }
        var calendar = habits.calendar().moved(zone, event.at());
        var moved = new Habits(
                calendar, habits.streak().moved(calendar), habits.gift(), habits.conduct(), habits.windows());
        return Change.none(account).to(account.with(moved));
    }

    /** The member is suspended. */
    public static Change of(UserSuspended event, Account account) {
        return standing(account, account.standing().with(new Suspension(true, event.until())));
    }

    /** The member takes part again. */
    public static Change of(UserReinstated event, Account account) {
        return standing(account, account.standing().with(Suspension.NONE));
    }

    /** The member shows themselves on boards, or does not. */
    public static Change of(UserPreferencesChanged event, Account account) {
        var standing = account.standing();
        return standing(
                account, new Standing(standing.membership(), standing.suspension(), event.showInLeaderboards(), false));
    }

    /** The member holds something else than before. */
    public static Change of(io.diana.vip.Membership membership, Account account) {
        var held = new Membership(
                membership.active(),
                membership.until(),
                multiplier(membership.entitlements().get(MULTIPLIER)));
        return standing(account, account.standing().with(held));
    }

    /** The member has become VIP. */
    public static Change of(VipActivated event, Account account, Moment moment) {
        var change = of(event.membership(), account);
        var after = change.after();
        return after.standing().closed()
                ? change
                : Consequences.ofCounters(change.to(after.with(after.done().plus(Counter.VIP, 1))), moment);
    }

    /** Achievements or missions have changed: what is due by them now is made up for. */
    public static Change ofDefinitions(Account account, Moment moment) {
        return account.standing().closed() ? Change.none(account) : Consequences.ofDefinitions(account, moment);
    }

    /**
     * The member has left: what they earned stays in the ledger, under the bare id. What was held is void.
     *
     * @param undecided everything that was held
     */
    public static Change erased(Account account, List<Hold> undecided, Moment moment) {
        if (account.standing().closed()) {
            return Change.none(account);
        }
        var voiding = new HoldOrder(false, "The member has left", Author.DIANA);
        var change = Change.none(account);
        for (var hold : undecided) {
            if (voiding.on(change.after(), hold, null, moment) instanceof Booked(var voided, var _)) {
                change = change.then(voided);
            }
        }
        return change.to(change.after().closed());
    }

    private static Change standing(Account account, Standing standing) {
        return account.standing().closed()
                ? Change.none(account)
                : Change.none(account).to(account.with(standing));
    }

    /** Only a number above 0 multiplies anything. */
    private static @Nullable BigDecimal multiplier(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return null;
        }
        var factor = new BigDecimal(number.toString());
        return factor.signum() > 0 ? factor : null;
    }
}
