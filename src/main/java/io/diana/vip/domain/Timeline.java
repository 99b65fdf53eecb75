package io.diana.vip.domain;

import io.diana.vip.domain.Happening.Expired;
import io.diana.vip.domain.Happening.Expiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When each grant of one member runs, from the grants alone.
 *
 * <p>Grants of one plan stand in a row, in the order in which they were given: each begins when it is given or when the one
 * before it ends, whichever is later. So a grant given while the plan is held extends it from its end, and one given
 * later begins at once. Taking a grant away ends it there, or before it has begun; those behind it move up, so that
 * exactly the days of that grant are lost and those of no other. Behind one for life the next begins at once, since the row
 * would never come to it. Grants of different plans know nothing of each other.
 */
public final class Timeline {

    private static final List<Integer> REMINDER_DAYS = List.of(7, 1);
    private static final Comparator<Grant> IN_ORDER =
            Comparator.<Grant, Instant>comparing(grant -> grant.cause().at()).thenComparing(Grant::id);
    private static final Comparator<Happening> BY_TIME = Comparator.comparing(Happening::at)
            .thenComparing(Happening::plan)
            .thenComparing(happening -> happening instanceof Expired);

    private final List<Window> windows;
    private final List<Run> runs;

    private Timeline(List<Window> windows) {
        this.windows = List.copyOf(windows);
        this.runs = runs(this.windows);
    }

    /** The timeline of all grants of one member. */
    public static Timeline of(List<Grant> grants) {
        var ends = new LinkedHashMap<String, Instant>();
        var windows = new ArrayList<Window>();
        for (var grant : grants.stream().sorted(IN_ORDER).toList()) {
            var start = later(grant.cause().at(), ends.get(grant.plan()));
            var end = end(grant, start);
            windows.add(new Window(grant, start, end));
            if (grant.term() != null && end != null) {
                ends.put(grant.plan(), later(end, ends.get(grant.plan())));
            }
        }
        return new Timeline(windows);
    }

    private static @Nullable Instant end(Grant grant, Instant start) {
        var term = grant.term();
        var end = term == null ? null : term.from(start);
        var revocation = grant.revocation();
        if (revocation == null || !Window.isAfter(end, revocation.at())) {
            return end;
        }
        return later(start, revocation.at());
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static List<Run> runs(List<Window> windows) {
        var runs = new ArrayList<Run>();
        var byPlan = new LinkedHashMap<String, List<Window>>();
        windows.stream()
                .filter(window -> !window.start().equals(window.end()))
                .sorted(Comparator.comparing(Window::start))
                .forEach(window -> byPlan.computeIfAbsent(window.grant().plan(), _ -> new ArrayList<>())
                        .add(window));
        byPlan.forEach((plan, them) -> runs.addAll(joined(plan, them)));
        return List.copyOf(runs);
    }

    private static List<Run> joined(String plan, List<Window> windows) {
        var runs = new ArrayList<Run>();
        for (var window : windows) {
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last == null || (last.end() != null && window.start().isAfter(last.end()))) {
                runs.add(new Run(plan, window.start(), window.end()));
            } else {
                runs.set(runs.size() - 1, new Run(plan, last.start(), latest(last.end(), window.end())));
            }
        }
        return runs;
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : later(one, other);
    }

    /** When each grant runs, in the order in which they were given. */
    public List<Window> windows() {
        return windows;
    }

    /** What the member holds at an instant, past or future. */
    public Holding at(Instant instant) {
        return new Holding(instant, windows);
    }

    /** The time in which a plan is held around an instant; null when it is not held. */
    public @Nullable Run runOf(String plan, Instant instant) {
        return runs.stream()
                .filter(run -> run.plan().equals(plan) && run.holdsAt(instant))
                .findFirst()
                .orElse(null);
    }

    /**
     * What has happened after one instant and up to another, in order. Of the reminders of one end only the last is left, and none
     * when it has come: whoever catches up tells nobody that a week is left when it is a day.
     */
    public List<Happening> between(Instant after, Instant upTo) {
        return happenings()
                .filter(happening ->
                        happening.at().isAfter(after) && !happening.at().isAfter(upTo))
                .filter(happening -> !(happening instanceof Expiring expiring && isOutdated(expiring, upTo)))
                .sorted(BY_TIME)
                .toList();
    }

    private static boolean isOutdated(Expiring expiring, Instant now) {
        return Stream.concat(Stream.of(0), REMINDER_DAYS.stream())
                .filter(days -> days < expiring.days())
                .anyMatch(days -> !expiring.ends().minus(Duration.ofDays(days)).isAfter(now));
    }

    /** When something happens next after an instant; null: never. */
    public @Nullable Instant next(Instant after) {
        return happenings()
                .map(Happening::at)
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<Happening> happenings() {
        return runs.stream().filter(run -> run.end() != null).flatMap(Timeline::happenings);
    }

    /** Nobody is reminded before they hold what ends. */
    private static Stream<Happening> happenings(Run run) {
        var end = Objects.requireNonNull(run.end());
        var reminders = REMINDER_DAYS.stream()
                .map(days -> new Expiring(run.plan(), end, days, end.minus(Duration.ofDays(days))))
                .filter(reminder -> reminder.at().isAfter(run.start()));
        return Stream.concat(reminders, Stream.of(new Expired(run.plan(), end)));
    }
}
