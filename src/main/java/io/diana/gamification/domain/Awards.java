package io.diana.gamification.domain;

import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Explanation.Explained;
import io.diana.gamification.domain.Refusal.Invalid;
import io.diana.gamification.domain.Refusal.UnknownType;
import org.jspecify.annotations.Nullable;

/** What an action brings a member: decided by definitions alone, nothing a caller sends sets a multiplier. */
public final class Awards {

    private final Account account;
    private final ActionOrder order;
    private final ActionType type;
    private final Moment moment;
    private final Today today;

    private Awards(Account account, ActionOrder order, ActionType type, Moment moment) {
        this.account = account;
        this.order = order;
        this.type = type;
        this.moment = moment;
        this.today = Today.of(account.habits().calendar(), moment.now());
    }

    /** Decides on an action that was done just now. */
    public static Booking decide(Account account, ActionOrder order, Moment moment) {
        var settled = account.settled(order.order(), moment.now());
        if (settled != null) {
            return settled;
        }
        var type = moment.catalogue().actionTypes().get(order.type());
        if (type == null || !type.active()) {
            return new Refused(new UnknownType(order.type()));
        }
        var broken = ActionRules.broken(order, type);
        return broken.isEmpty() ? new Awards(account, order, type, moment).decide() : new Refused(new Invalid(broken));
    }

    private Booking decide() {
        var limited = Limits.reached(type, account.habits().window(type.key()), today, moment.now());
        if (limited != null) {
            return new Refused(limited);
        }
        var price = Pricing.of(account, order, type, moment);
        var flag = flag(price.points());
        return flag == null ? pay(price) : hold(price, flag);
    }

    private @Nullable Flag flag(long points) {
        var abuse = moment.catalogue().rules().abuse();
        var conduct = account.habits().conduct();
        if (conduct.isPenalisedAt(moment.now())) {
            return Flag.PENALTY;
        }
        if (conduct.isTooFast(moment.now(), abuse.velocity())) {
            return Flag.VELOCITY;
        }
        if (isRepetition(abuse.identical())) {
            return Flag.IDENTICAL;
        }
        return conduct.pointsOf(today.date()) + points > abuse.perDay() ? Flag.DAILY_CAP : null;
    }

    private boolean isRepetition(Rules.Frequency identical) {
        var echo = order.context().echo();
        var window = account.habits().window(type.key());
        return echo != 0 && window.alike(echo, identical.within(), moment.now()) + 1 >= identical.actions();
    }

    private Booking pay(Explained price) {
        var acted = acted(account);
        var earning = acted.habits().conduct().earned(price.points(), today.date());
        var earned = acted.with(acted.habits().with(earning));
        var change = Change.none(account).then(earned.post(draft(price.points(), null, price), moment));
        var entry = change.entries().getFirst();
        return Answers.complete(Consequences.ofAction(change, type.key(), moment.now(), moment), entry, moment);
    }

    private Booking hold(Explained price, Flag flag) {
        var acted = acted(account);
        var abuse = moment.catalogue().rules().abuse();
        var noted = acted.with(acted.habits().with(acted.habits().conduct().flagged(flag, moment.now(), abuse)))
                .with(acted.purse().holding(price.points()));
        var posted = noted.post(draft(0, price.points(), price), moment);
        var entry = posted.entries().getFirst();
        var context = order.context().canonical();
        var hold = new Hold(
                account.owner(),
                entry.no(),
                type.key(),
                price.points(),
                flag,
                context.isEmpty() ? null : context,
                entry.at(),
                null);
        var change = Change.none(account).then(posted).with(hold);
        return Answers.complete(change, entry, moment);
    }

    /** That it was done counts for the limits and for what is done too often, whatever comes of it. */
    private Account acted(Account before) {
        var abuse = moment.catalogue().rules().abuse();
        var at = before.purse().notBefore(moment.now());
        var mark = new Window.Mark(at, order.context().echo());
        var window = Limits.mark(type, before.habits().window(type.key()), mark, abuse);
        var conduct = before.habits().conduct().acted(at, abuse.velocity());
        return before.with(before.habits().with(type.key(), window).with(conduct));
    }

    private Draft draft(long amount, @Nullable Long held, Explained price) {
        var cause = new Cause(order.source(), null, null, order.order());
        return new Draft(Kind.AWARD, type.key(), amount, held, cause, price.explanation());
    }
}
