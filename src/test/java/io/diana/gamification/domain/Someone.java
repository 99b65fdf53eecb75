package io.diana.gamification.domain;

import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.users.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A member to whom things happen one after the other, by the definitions that Diana ships with, or nearly. */
final class Someone {

    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    static final UserId ADA = new UserId(815);
    static final Author ANA = new Author("operator:ana", null);

    static final Rules RULES = new Rules(
            10,
            new BigDecimal("5"),
            new Rules.Streaks(
                    Duration.ofHours(6),
                    List.of(multiplier(3, "1.1"), multiplier(7, "1.2"), multiplier(14, "1.3"), multiplier(30, "1.5")),
                    List.of(new Rules.Milestone(7, 500), new Rules.Milestone(30, 2_000)),
                    Duration.ofDays(30)),
            new Rules.Gift(20, 2, 50),
            new Rules.Abuse(
                    new Rules.Frequency(10, Duration.ofSeconds(30)),
                    new Rules.Frequency(5, Duration.ofHours(1)),
                    10_000,
                    List.of(new Rules.Penalty(3, Duration.ofHours(1)), new Rules.Penalty(10, Duration.ofHours(24))),
                    Duration.ofDays(30)));

    static final Levels LEVELS =
            new Levels(List.of(new Level(1, 0, null), new Level(2, 1_000, null), new Level(3, 4_000, "Third")));

    static final List<ActionType> TYPES = List.of(
            type("message_sent", 5, new Limit(100, Duration.ofHours(1))),
            type("login", 10, new Limit(2, Duration.ofHours(1))),
            type("daily_login", 50, new Limit(1, null)),
            type("reaction", 5),
            new ActionType(
                    "trivia_completed",
                    100,
                    List.of(),
                    List.of("questionId"),
                    Map.of(
                            "difficulty",
                            Map.of(
                                    "easy",
                                    new BigDecimal("1"),
                                    "medium",
                                    new BigDecimal("1.5"),
                                    "hard",
                                    new BigDecimal("2"))),
                    true,
                    true),
            new ActionType("friend_referral", 500, List.of(), List.of("referredUserId"), Map.of(), true, true),
            new ActionType("tip", 10, List.of(), List.of(), Map.of(), false, true),
            new ActionType("jackpot", 9_000, List.of(), List.of(), Map.of(), false, true),
            new ActionType("retired", 10, List.of(), List.of(), Map.of(), true, false));

    private static final List<Achievement.Tier> TIERS =
            List.of(Achievement.Tier.BRONZE, Achievement.Tier.SILVER, Achievement.Tier.GOLD);

    Account account = Account.opened(new Opening(ADA, "UTC", NOON));
    Instant now = NOON;
    Catalogue catalogue = catalogue(RULES, LEVELS, List.of(), List.of(), List.of());
    final List<Hold> holds = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final List<DomainEvent> events = new ArrayList<>();

    private static Rules.Multiplier multiplier(int days, String factor) {
        return new Rules.Multiplier(days, new BigDecimal(factor));
    }

    static ActionType type(String key, long points, Limit... limits) {
        return new ActionType(key, points, List.of(limits), List.of(), Map.of(), true, true);
    }

    static Catalogue catalogue(
            Rules rules,
            Levels levels,
            List<Achievement> achievements,
            List<Mission> missions,
            List<Campaign> campaigns) {
        return new Catalogue(1, rules, levels, byKey(TYPES), byKey(achievements), byKey(missions), campaigns);
    }

    private static <D extends Definition> Map<String, D> byKey(List<D> definitions) {
        return definitions.stream().collect(Collectors.toMap(Definition::key, Function.identity()));
    }

    static Achievement achievement(String key, String counter, long... atAndPoints) {
        var steps = new ArrayList<Achievement.Step>();
        for (var i = 0; i < atAndPoints.length; i += 2) {
            steps.add(new Achievement.Step(TIERS.get(i / 2), atAndPoints[i], atAndPoints[i + 1], null));
        }
        return new Achievement(key, key, false, counter, steps, Set.of(), true);
    }

    Someone with(Achievement... achievements) {
        catalogue = catalogue(RULES, LEVELS, List.of(achievements), List.of(), List.of());
        return this;
    }

    Someone with(Mission... missions) {
        catalogue = catalogue(RULES, LEVELS, List.of(), List.of(missions), List.of());
        return this;
    }

    Someone with(Campaign... campaigns) {
        catalogue = catalogue(RULES, LEVELS, List.of(), List.of(), List.of(campaigns));
        return this;
    }

    Someone with(Rules rules) {
        catalogue = catalogue(rules, LEVELS, List.of(), List.of(), List.of());
        return this;
    }

    /** Rules with other ones against abuse. */
    static Rules rules(Rules.Abuse abuse) {
        return new Rules(RULES.welcomeBonus(), RULES.multiplierCap(), RULES.streak(), RULES.gift(), abuse);
    }

    Someone having(UnaryOperator<Account> otherwise) {
        account = otherwise.apply(account);
        return this;
    }

    /** Somebody with a multiplier by VIP. */
    Someone vip(String factor, @Nullable Instant until) {
        account = account.with(account.standing().with(new Membership(true, until, new BigDecimal(factor))));
        return this;
    }

    Someone after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Moment moment() {
        return new Moment(now, catalogue);
    }

    /** Asks for something, and lets what comes of it be true. */
    Booking asks(PointsOrder order) {
        return took(order.on(account, moment()));
    }

    Booking took(Booking booking) {
        if (booking instanceof Booked(var change, var _)) {
            hears(change);
        }
        return booking;
    }

    Change hears(Change change) {
        account = change.after();
        entries.addAll(change.entries());
        events.addAll(change.events());
        change.holds().forEach(hold -> {
            holds.removeIf(it -> it.no() == hold.no());
            holds.add(hold);
        });
        return change;
    }

    Booking does(String type) {
        return asks(action(type, null));
    }

    Booking does(String type, Map<String, String> context) {
        return asks(action(type, null, context));
    }

    /** Something that is done: the entry of it. */
    Entry did(String type) {
        return entry(does(type));
    }

    Entry did(String type, Map<String, String> context) {
        return entry(does(type, context));
    }

    static ActionOrder action(String type, @Nullable String key) {
        return action(type, key, Map.of());
    }

    static ActionOrder action(String type, @Nullable String key, Map<String, String> context) {
        var canonical = context.isEmpty() ? "" : new TreeMap<>(context).toString();
        return new ActionOrder(ADA, type, new Context(canonical, context), "key:bot", key);
    }

    static Entry entry(Booking booking) {
        return ((Booked) booking).entry();
    }

    static Change change(Booking booking) {
        return ((Booked) booking).change();
    }

    static Refusal refusal(Booking booking) {
        return ((Refused) booking).refusal();
    }

    /** Somebody with that many points, which were not earned. */
    Someone with(long points) {
        asks(new AdjustmentOrder(ADA, points, "a test", ANA, null));
        return this;
    }

    /** A streak of so many days of which the last was yesterday. */
    Someone yesterdayOnDay(int days) {
        now = now.minus(Duration.ofDays(days));
        for (var i = 0; i < days; i++) {
            asks(action("tip", null));
            now = now.plus(Duration.ofDays(1));
        }
        return this;
    }

    <E extends DomainEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> ledger() {
        return entries.stream()
                .map(it -> it.kind().word() + " " + it.sums().amount())
                .toList();
    }

    static List<String> sources(Entry entry) {
        var explanation = entry.explanation();
        return explanation == null
                ? List.of()
                : explanation.multipliers().stream()
                        .map(it -> it.source() + " " + it.factor())
                        .toList();
    }

    static Mission once(String key, String counter, long required) {
        return mission(key, Mission.Kind.ONCE, counter, required);
    }

    static Mission mission(String key, Mission.Kind kind, String counter, long required) {
        return new Mission(
                key,
                key,
                kind,
                List.of(new Mission.Objective(counter, required)),
                100,
                null,
                false,
                Set.of(),
                null,
                null,
                true);
    }

    static Campaign campaign(String key, String factor, String... types) {
        return new Campaign(
                key,
                "The " + key,
                new BigDecimal(factor),
                NOON.minusSeconds(60),
                NOON.plusSeconds(60),
                Set.copyOf(Arrays.asList(types)));
    }
}
