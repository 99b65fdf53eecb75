package io.diana.gamification.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What achievements and missions count; none of it ever falls. */
public final class Counter {

    /** Points earned in a lifetime. */
    public static final String POINTS = "points";

    /** The level reached. */
    public static final String LEVEL = "level";

    /** The most days in a row so far. */
    public static final String STREAK = "streak";

    /** Actions of any type. */
    public static final String ACTIONS = "actions";

    /** Members won: actions of type {@code friend_referral}. */
    public static final String REFERRALS = "referrals";

    /** Daily gifts taken. */
    public static final String GIFTS = "gifts";

    /** Missions completed. */
    public static final String MISSIONS = "missions";

    /** How often the member became VIP. */
    public static final String VIP = "vip";

    /** Before the key of an action type: actions of that type. */
    public static final String OF_TYPE = "actions.";

    private static final String REFERRAL = "friend_referral";
    private static final Set<String> FIXED = Set.of(POINTS, LEVEL, STREAK, ACTIONS, REFERRALS, GIFTS, MISSIONS, VIP);

    private Counter() {}

    /** The action type that a counter counts; null when it counts something else, or several. */
    public static @Nullable String actionType(String name) {
        if (name.equals(REFERRALS)) {
            return REFERRAL;
        }
        return name.startsWith(OF_TYPE) ? name.substring(OF_TYPE.length()) : null;
    }

    /** The counter of one action type. */
    public static String of(String actionType) {
        return OF_TYPE + actionType;
    }

    /** Whether a text can name a counter; of which action types there are it knows nothing. */
    public static boolean isWellFormed(String name) {
        return FIXED.contains(name)
                || (name.startsWith(OF_TYPE) && DefinitionKey.isValid(name.substring(OF_TYPE.length())));
    }
}
