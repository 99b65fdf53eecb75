package io.diana.gamification.web;

import io.diana.gamification.domain.Rules;
import io.diana.gamification.domain.Rules.Abuse;
import io.diana.gamification.domain.Rules.Frequency;
import io.diana.gamification.domain.Rules.Gift;
import io.diana.gamification.domain.Rules.Milestone;
import io.diana.gamification.domain.Rules.Multiplier;
import io.diana.gamification.domain.Rules.Penalty;
import io.diana.gamification.domain.Rules.Streaks;
import io.diana.http.Fields;
import java.time.Duration;
import java.util.List;

/** Reads the rules that belong to no definition of their own. */
final class RulesReader {

    private static final Duration SOME_TIME = Duration.ofHours(1);
    private static final Frequency SELDOM = new Frequency(2, SOME_TIME);
    private static final Streaks NO_STREAKS = new Streaks(SOME_TIME, List.of(), List.of(), SOME_TIME);
    private static final Gift NO_GIFT = new Gift(0, 0, 0);
    private static final Abuse NO_ABUSE = new Abuse(SELDOM, SELDOM, 1, List.of(), SOME_TIME);

    private RulesReader() {}

    static Rules of(Fields fields) {
        return new Rules(
                Reading.integer(fields, "welcomeBonus"),
                Reading.factor(fields, "multiplierCap"),
                Reading.required(fields, "streak", Reading.object(fields, "streak", RulesReader::streak), NO_STREAKS),
                Reading.required(fields, "gift", Reading.object(fields, "gift", RulesReader::gift), NO_GIFT),
                Reading.required(fields, "abuse", Reading.object(fields, "abuse", RulesReader::abuse), NO_ABUSE));
    }

    private static Streaks streak(Fields fields) {
        return new Streaks(
                period(fields, "grace"),
                Reading.objects(
                        fields,
                        "multipliers",
                        step -> new Multiplier(Reading.small(step, "days"), Reading.factor(step, "factor"))),
                Reading.objects(
                        fields,
                        "milestones",
                        step -> new Milestone(Reading.small(step, "days"), Reading.integer(step, "points"))),
                period(fields, "freezeEvery"));
    }

    private static Gift gift(Fields fields) {
        return new Gift(
                Reading.integer(fields, "base"), Reading.integer(fields, "perDay"), Reading.integer(fields, "most"));
    }

    private static Abuse abuse(Fields fields) {
        return new Abuse(
                Reading.required(
                        fields, "velocity", Reading.object(fields, "velocity", RulesReader::frequency), SELDOM),
                Reading.required(
                        fields, "identical", Reading.object(fields, "identical", RulesReader::frequency), SELDOM),
                Reading.integer(fields, "perDay"),
                Reading.objects(
                        fields, "penalties", step -> new Penalty(Reading.small(step, "flags"), period(step, "held"))),
                period(fields, "memory"));
    }

    private static Frequency frequency(Fields fields) {
        return new Frequency(Reading.small(fields, "actions"), period(fields, "within"));
    }

    private static Duration period(Fields fields, String name) {
        return Reading.required(fields, name, fields.period(name), SOME_TIME);
    }
}
