package io.diana.gamification.web;

import io.diana.gamification.domain.Definition;
import io.diana.gamification.domain.DefinitionKind;

/** Where a definition is found. */
record Address(DefinitionKind kind, String key) {

    static final Address LEVELS = new Address(DefinitionKind.LEVELS, Definition.ONLY);
    static final Address RULES = new Address(DefinitionKind.RULES, Definition.ONLY);

    String path() {
        return switch (kind) {
            case ACTION_TYPE -> "/api/v1/action-types/" + key;
            case ACHIEVEMENT -> "/api/v1/achievements/" + key;
            case MISSION -> "/api/v1/missions/" + key;
            case REWARD -> "/api/v1/rewards/" + key;
            case CAMPAIGN -> "/api/v1/campaigns/" + key;
            case LEVELS -> "/api/v1/levels";
            case RULES -> "/api/v1/points/rules";
        };
    }
}
