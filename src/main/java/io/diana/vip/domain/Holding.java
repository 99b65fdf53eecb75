package io.diana.vip.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a member holds at an instant, and why.
 *
 * @param at the instant
 * @param windows all grants of the member, whether they run then or not
 */
public record Holding(Instant at, List<Window> windows) {

    private static final Comparator<Window> BY_END =
            Comparator.comparing(Window::end, Comparator.nullsLast(Comparator.naturalOrder()));

    /** Keeps the windows from later changes. */
    public Holding {
        windows = List.copyOf(windows);
    }

    /**
     * An entitlement in force.
     *
     * @param value a number, text or truth value
     * @param validUntil from when on another value or none holds, as things are; null: never
     * @param because the grants that give this value
     */
    public record Entitlement(
            String key, Object value, @Nullable Instant validUntil, List<Grant> because) {}

    /** Whether anything is held. */
    public boolean isActive() {
        return running().findAny().isPresent();
    }

    /** Until when something is held without a break, by whatever plan; null: for life, or not at all. */
    public @Nullable Instant until() {
        var end = at;
        for (var latest = latest(end); latest != null; latest = latest(end)) {
            if (latest.end() == null) {
                return null;
            }
            end = latest.end();
        }
        return end.equals(at) ? null : end;
    }

    /** The plan whose grant ends last of those that run; null when none does. */
    public @Nullable String plan() {
        return running().max(BY_END).map(window -> window.grant().plan()).orElse(null);
    }

    /** The entitlements in force, by key. */
    public List<Entitlement> entitlements() {
        var keys = new TreeMap<String, Entitlement>();
        running()
                .flatMap(window -> window.grant().entitlements().keySet().stream())
                .forEach(key -> keys.computeIfAbsent(key, this::find));
        return List.copyOf(keys.values());
    }

    /** One entitlement; null when it is not in force. */
    public @Nullable Entitlement entitlement(String key) {
        return running().anyMatch(window -> gives(window, key)) ? find(key) : null;
    }

    /** When what is held next changes, as things are; null: never. */
    public @Nullable Instant nextChange() {
        return boundaries().findFirst().orElse(null);
    }

    private Entitlement find(String key) {
        var value = Objects.requireNonNull(valueAt(key, at));
        var because = running()
                .filter(window -> same(value, window.grant().entitlements().get(key)))
                .map(Window::grant)
                .toList();
        var validUntil = boundaries()
                .filter(boundary -> !same(value, valueAt(key, boundary)))
                .findFirst()
                .orElse(null);
        return new Entitlement(key, value, validUntil, because);
    }

    /** Among numbers the greatest, otherwise that of the grant which ends last. */
    private @Nullable Object valueAt(String key, Instant instant) {
        var giving = windows.stream()
                .filter(window -> window.holdsAt(instant) && gives(window, key))
                .sorted(BY_END)
                .map(window -> window.grant().entitlements().get(key))
                .toList();
        var numbers = giving.stream().filter(Number.class::isInstance).map(Number.class::cast);
        return giving.stream().allMatch(Number.class::isInstance)
                ? numbers.max(Comparator.comparing(Holding::decimal)).orElse(null)
                : giving.getLast();
    }

    /** 2 and 2.0 are the same number. */
    private static boolean same(Object one, @Nullable Object other) {
        return (one instanceof Number number && other instanceof Number another)
                ? decimal(number).compareTo(decimal(another)) == 0
                : one.equals(other);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private Stream<Instant> boundaries() {
        return windows.stream()
                .flatMap(window -> Stream.of(window.start(), window.end()))
                .filter(Objects::nonNull)
                .filter(instant -> instant.isAfter(at))
                .distinct()
                .sorted();
    }

    private @Nullable Window latest(Instant instant) {
        return windows.stream()
                .filter(window -> window.holdsAt(instant))
                .max(BY_END)
                .orElse(null);
    }

    private Stream<Window> running() {
        return windows.stream().filter(window -> window.holdsAt(at));
    }

    private static boolean gives(Window window, String key) {
        return window.grant().entitlements().containsKey(key);
    }
}
