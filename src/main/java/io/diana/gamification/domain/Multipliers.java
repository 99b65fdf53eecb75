package io.diana.gamification.domain;

import java.util.List;

/** What multiplies whatever a member does now. */
public final class Multipliers {

    private Multipliers() {}

    /** Those of membership and streak; the streak is the one with this day in it. */
    public static List<Factor> of(Account account, Moment moment) {
        return Pricing.personal(account, moment);
    }
}
