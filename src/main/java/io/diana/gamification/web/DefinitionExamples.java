package io.diana.gamification.web;

/** Bodies that the API's document shows, and that a test sends. */
final class DefinitionExamples {

    static final String ACTION_TYPE = """
            {"points": 75, "limits": [{"max": 1, "period": "P1D"}, {"max": 3, "period": "PT168H"}],
             "requiredContext": ["tourId"], "factors": {"length": {"short": 1, "long": 1.5}}, "multiplied": true}""";
    static final String ACHIEVEMENT = """
            {"name": "Night owl", "secret": true, "counter": "actions.message_sent",
             "steps": [{"tier": "bronze", "at": 500, "points": 100},
                       {"tier": "silver", "at": 5000, "points": 500, "title": "Night owl"}],
             "requires": ["first-steps"]}""";
    static final String MISSION = """
            {"name": "Spring clean", "kind": "event", "points": 250, "minLevel": 2,
             "objectives": [{"counter": "actions.community_participation", "required": 5},
                            {"counter": "gifts", "required": 1}],
             "start": "2099-03-20T00:00:00Z", "end": "2099-03-27T00:00:00Z"}""";
    static final String REWARD = """
            {"name": "A week of VIP", "price": 5000, "stock": 100, "perUser": 1, "minLevel": 3,
             "grants": {"vipPlan": "monthly", "duration": "P7D"}}""";
    static final String CAMPAIGN = """
            {"name": "Spring weekend", "factor": 1.5, "start": "2099-03-20T00:00:00Z", "end": "2099-03-23T00:00:00Z",
             "actionTypes": ["message_sent", "reaction"]}""";
    static final String LEVELS = """
            {"levels": [
             {"level": 1, "at": 0}, {"level": 2, "at": 1000}, {"level": 3, "at": 4000}, {"level": 4, "at": 9000},
             {"level": 5, "at": 16000}, {"level": 6, "at": 25000}, {"level": 7, "at": 36000}, {"level": 8, "at":
             49000}, {"level": 9, "at": 64000}, {"level": 10, "at": 81000}, {"level": 11, "at": 100000},
             {"level": 12, "at": 121000}, {"level": 13, "at": 144000}, {"level": 14, "at": 169000}, {"level": 15,
             "at": 196000}, {"level": 16, "at": 225000}, {"level": 17, "at": 256000}, {"level": 18, "at":
             289000}, {"level": 19, "at": 324000}, {"level": 20, "at": 361000}, {"level": 21, "at": 400000},
             {"level": 22, "at": 441000}, {"level": 23, "at": 484000}, {"level": 24, "at": 529000}, {"level": 25,
             "at": 576000}, {"level": 26, "at": 625000}, {"level": 27, "at": 676000}, {"level": 28, "at":
             729000}, {"level": 29, "at": 784000}, {"level": 30, "at": 841000}, {"level": 31, "at": 900000},
             {"level": 32, "at": 961000}, {"level": 33, "at": 1024000}, {"level": 34, "at": 1089000}, {"level":
             35, "at": 1156000}, {"level": 36, "at": 1225000}, {"level": 37, "at": 1296000}, {"level": 38, "at":
             1369000}, {"level": 39, "at": 1444000}, {"level": 40, "at": 1521000}, {"level": 41, "at": 1600000},
             {"level": 42, "at": 1681000}, {"level": 43, "at": 1764000}, {"level": 44, "at": 1849000}, {"level":
             45, "at": 1936000}, {"level": 46, "at": 2025000}, {"level": 47, "at": 2116000}, {"level": 48, "at":
             2209000}, {"level": 49, "at": 2304000}, {"level": 50, "at": 2401000}]}""";
    static final String RULES = """
            {"welcomeBonus": 10, "multiplierCap": 5,
             "streak": {"grace": "PT6H", "freezeEvery": "P30D",
                        "multipliers": [{"days": 3, "factor": 1.1}, {"days": 7, "factor": 1.2},
                                        {"days": 14, "factor": 1.3}, {"days": 30, "factor": 1.5}],
                        "milestones": [{"days": 7, "points": 500}, {"days": 30, "points": 2000},
                                       {"days": 100, "points": 10000}]},
             "gift": {"base": 20, "perDay": 2, "most": 50},
             "abuse": {"velocity": {"actions": 10, "within": "PT30S"}, "identical": {"actions": 5, "within": "PT1H"},
                       "perDay": 10000, "memory": "P30D",
                       "penalties": [{"flags": 3, "held": "PT1H"}, {"flags": 10, "held": "PT24H"}]}}""";

    private DefinitionExamples() {}
}
