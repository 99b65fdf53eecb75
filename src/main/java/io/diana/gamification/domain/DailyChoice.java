package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which daily missions a member has on a day. Each mission has a weight that is drawn from member, day and key alone, and the
 * heaviest are chosen (rendezvous hashing). So every node chooses the same at any time without keeping it, and a mission that
 * comes or goes moves one place at most. A run that has begun keeps its place.
 */
final class DailyChoice {

    /** How many there are at a time. */
    static final int PLACES = 3;

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final UserId member;
    private final LocalDate day;

    DailyChoice(UserId member, LocalDate day) {
        this.member = member;
        this.day = day;
    }

    /**
     * The keys of those chosen.
     *
     * @param admitted those that the member may do
     * @param begun keys of those that have a run on this day
     */
    Set<String> among(Collection<Mission> admitted, Set<String> begun) {
        var chosen = new LinkedHashSet<>(begun);
        admitted.stream()
                .map(Mission::key)
                .filter(key -> !begun.contains(key))
                .sorted(Comparator.comparingLong(this::weight).reversed().thenComparing(Comparator.naturalOrder()))
                .limit(Math.max(0, PLACES - begun.size()))
                .forEach(chosen::add);
        return chosen;
    }

    /** The same on every node and with every version of Java: nothing in it may ever change, or the choice changes in mid-day. */
    long weight(String key) {
        var hash = FNV_BASIS;
        for (var i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash ^ mixed(member.value() + GOLDEN * mixed(day.toEpochDay())));
    }

    /** The end of SplitMix64: each bit of a number decides about each bit of what comes out. */
    private static long mixed(long number) {
        var once = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        var twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
