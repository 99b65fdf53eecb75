package io.diana.gamification.web;

import io.diana.gamification.domain.Achievement;
import io.diana.gamification.domain.Achievement.Step;
import io.diana.gamification.domain.Achievement.Tier;
import io.diana.gamification.domain.Campaign;
import io.diana.gamification.domain.Definition;
import io.diana.gamification.domain.DefinitionRules;
import io.diana.gamification.domain.Level;
import io.diana.gamification.domain.LevelRules;
import io.diana.gamification.domain.Mission;
import io.diana.gamification.domain.Mission.Kind;
import io.diana.gamification.domain.Mission.Objective;
import io.diana.gamification.domain.Reward;
import io.diana.gamification.domain.Reward.Prize;
import io.diana.http.Fields;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads definitions from bodies. What only Diana writes may be in them, so that a definition that was read can be sent
 * back.
 */
final class DefinitionReader {

    private DefinitionReader() {}

    static Checked<Definition> read(Address address, JsonNode body) {
        return switch (address.kind()) {
            case ACTION_TYPE -> keyed(address.key(), body, ActionTypeReader::of);
            case ACHIEVEMENT -> keyed(address.key(), body, DefinitionReader::achievement);
            case MISSION -> keyed(address.key(), body, DefinitionReader::mission);
            case REWARD -> keyed(address.key(), body, DefinitionReader::reward);
            case CAMPAIGN -> keyed(address.key(), body, DefinitionReader::campaign);
            case LEVELS -> checked(body, DefinitionReader::levels);
            case RULES -> checked(body, fields -> DefinitionRules.check(RulesReader.of(fields)));
        };
    }

    private static Checked<Definition> keyed(String key, JsonNode body, BiFunction<String, Fields, Definition> read) {
        return checked(body, fields -> {
            var named = fields.text("key");
            if (named != null && !named.equals(key)) {
                fields.refuse("key", "mismatch", "Must be the key in the path.");
            }
            return DefinitionRules.check(read.apply(key, fields));
        });
    }

    private static Checked<Definition> checked(JsonNode body, Function<Fields, Checked<Definition>> read) {
        var fields = Fields.of(body);
        fields.integer("version");
        fields.instant("updatedAt");
        var checked = read.apply(fields);
        var violations = fields.violations(checked);
        return violations.isEmpty() ? checked : new Invalid<>(violations);
    }

    private static Achievement achievement(String key, Fields fields) {
        return new Achievement(
                key,
                Reading.text(fields, "name"),
                Reading.flag(fields, "secret", false),
                Reading.text(fields, "counter"),
                Reading.objects(fields, "steps", DefinitionReader::step),
                new LinkedHashSet<>(Reading.texts(fields, "requires")),
                Reading.flag(fields, "active", true));
    }

    private static Step step(Fields fields) {
        return new Step(
                Reading.constant(fields, "tier", Tier.values()),
                Reading.integer(fields, "at"),
                Reading.integer(fields, "points"),
                fields.text("title"));
    }

    private static Mission mission(String key, Fields fields) {
        return new Mission(
                key,
                Reading.text(fields, "name"),
                Reading.constant(fields, "kind", Kind.values()),
                Reading.objects(fields, "objectives", DefinitionReader::objective),
                Reading.integer(fields, "points"),
                Reading.smallIfAny(fields, "minLevel"),
                Reading.flag(fields, "vipOnly", false),
                new LinkedHashSet<>(Reading.texts(fields, "requires")),
                fields.instant("start"),
                fields.instant("end"),
                Reading.flag(fields, "active", true));
    }

    private static Objective objective(Fields fields) {
        return new Objective(Reading.text(fields, "counter"), Reading.integer(fields, "required"));
    }

    private static Reward reward(String key, Fields fields) {
        return new Reward(
                key,
                Reading.text(fields, "name"),
                Reading.integer(fields, "price"),
                fields.integer("stock"),
                Reading.smallIfAny(fields, "perUser"),
                Reading.smallIfAny(fields, "minLevel"),
                Reading.flag(fields, "vipOnly", false),
                Reading.object(fields, "grants", DefinitionReader::prize),
                Reading.flag(fields, "active", true));
    }

    private static Prize prize(Fields fields) {
        return new Prize(Reading.text(fields, "vipPlan"), fields.text("duration"));
    }

    private static Campaign campaign(String key, Fields fields) {
        return new Campaign(
                key,
                Reading.text(fields, "name"),
                Reading.factor(fields, "factor"),
                Reading.required(fields, "start", fields.instant("start"), Instant.MIN),
                Reading.required(fields, "end", fields.instant("end"), Instant.MAX),
                new LinkedHashSet<>(Reading.texts(fields, "actionTypes")));
    }

    private static Checked<Definition> levels(Fields fields) {
        return LevelRules.check(Reading.objects(
                fields,
                "levels",
                level -> new Level(Reading.small(level, "level"), Reading.integer(level, "at"), level.text("name"))));
    }
}
