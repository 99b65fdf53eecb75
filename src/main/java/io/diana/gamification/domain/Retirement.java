package io.diana.gamification.domain;

import org.jspecify.annotations.Nullable;

/** How definitions go out of force. */
final class Retirement {

    private Retirement() {}

    /** The same definition out of force; null: nothing has to be kept of it. */
    static @Nullable Definition of(Definition definition) {
        return switch (definition) {
            case ActionType it ->
                new ActionType(
                        it.key(), it.points(), it.limits(), it.requiredContext(), it.factors(), it.multiplied(), false);
            case Achievement it ->
                new Achievement(it.key(), it.name(), it.secret(), it.counter(), it.steps(), it.requires(), false);
            case Mission it -> of(it);
            case Reward it -> of(it);
            case Campaign _ -> null;
            case Levels _, Rules _ -> throw new IllegalArgumentException("There is always one of it.");
        };
    }

    private static Mission of(Mission it) {
        return new Mission(
                it.key(),
                it.name(),
                it.kind(),
                it.objectives(),
                it.points(),
                it.minLevel(),
                it.vipOnly(),
                it.requires(),
                it.start(),
                it.end(),
                false);
    }

    private static Reward of(Reward it) {
        return new Reward(
                it.key(),
                it.name(),
                it.price(),
                it.stock(),
                it.perUser(),
                it.minLevel(),
                it.vipOnly(),
                it.prize(),
                false);
    }
}
