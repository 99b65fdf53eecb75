package io.diana.gamification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the game over HTTP. */
@DianaTest
class DefinitionApiTests {

    private static final String ANYTHING = "*";

    @Autowired
    WebTestClient client;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseClient db;

    private final String key = "k" + UUID.randomUUID();

    private static String example(String collection) {
        return switch (collection) {
            case "action-types" -> DefinitionExamples.ACTION_TYPE;
            case "achievements" -> DefinitionExamples.ACHIEVEMENT;
            case "missions" -> DefinitionExamples.MISSION;
            case "rewards" -> DefinitionExamples.REWARD;
            default -> DefinitionExamples.CAMPAIGN;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"action-types", "achievements", "missions", "rewards", "campaigns"})
    void aDefinitionIsMadeReadReplacedAndTakenAway(String collection) {
        var path = "/" + collection + "/" + key;
        get(path).expectStatus().isNotFound().expectBody().jsonPath("$.code").isEqualTo("definition-not-found");
        delete(path, ANYTHING).expectStatus().isNotFound();
        put(path, example(collection), ANYTHING).expectStatus().isEqualTo(412);
        var made = put(path, example(collection), null).expectStatus().isCreated();
        var etag = etag(made);
        made.expectHeader().location("/api/v1" + path);

        var read = get(path).expectStatus().isOk();
        assertThat(etag(read)).isEqualTo(etag).startsWith("\"");
        var body = body(read);
        assertThat(body.path("key").asString()).isEqualTo(key);
        assertThat(body.path("version").asInt()).isEqualTo(1);
        assertThat(body.path("updatedAt").asString()).endsWith("Z");
        unmodified(path, etag);
        put(path, example(collection), null).expectStatus().isEqualTo(428);
        put(path, example(collection), "\"v1\"")
                .expectStatus()
                .isEqualTo(412)
                .expectHeader()
                .valueEquals("ETag", etag);
        var same = put(path, body.toString(), etag).expectStatus().isOk();
        assertThat(etag(same)).isEqualTo(etag);

        var next = put(path, changed(collection), etag).expectStatus().isOk();
        assertThat(etag(next)).isNotEqualTo(etag);
        assertThat(body(get(path)).path("version").asInt()).isEqualTo(2);
        delete(path, null).expectStatus().isEqualTo(428);
        delete(path, etag).expectStatus().isEqualTo(412);
        delete(path, etag(next)).expectStatus().isNoContent().expectBody().isEmpty();
    }

    private static String changed(String collection) {
        return collection.equals("action-types")
                ? "{\"points\": 3}"
                : example(collection).replace("\"name\": \"", "\"name\": \"New ");
    }

    @Test
    void whatIsTakenAwayIsKeptOutOfForce() {
        var path = "/missions/" + key;
        put(path, DefinitionExamples.MISSION, null);
        delete(path, ANYTHING).expectStatus().isNoContent();
        var kept = body(get(path).expectStatus().isOk());
        assertThat(kept.path("active").asBoolean(true)).isFalse();
        assertThat(kept.path("version").asInt()).isEqualTo(2);
        delete(path, ANYTHING).expectStatus().isNoContent();
        assertThat(body(get(path)).path("version").asInt()).isEqualTo(2);
        put(path, DefinitionExamples.MISSION, null).expectStatus().isEqualTo(428);
        put(path, DefinitionExamples.MISSION, ANYTHING).expectStatus().isOk();
        assertThat(body(get(path)).path("active").asBoolean(false)).isTrue();
    }

    @Test
    void aCampaignGoesForGood() {
        var path = "/campaigns/" + key;
        var first = etag(put(path, DefinitionExamples.CAMPAIGN, null));
        delete(path, first).expectStatus().isNoContent();
        get(path).expectStatus().isNotFound();

        assertThat(etag(put(path, DefinitionExamples.CAMPAIGN, null))).isNotEqualTo(first);
    }

    @Test
    void whatIsLeanedOnStays() {
        var type = "/action-types/" + key;
        var achievement = "/achievements/" + key;
        put(type, DefinitionExamples.ACTION_TYPE, null);
        put(achievement, achievement("actions." + key, ""), null).expectStatus().isCreated();

        var problem = body(delete(type, ANYTHING).expectStatus().isEqualTo(409));
        assertThat(problem.path("code").asString()).isEqualTo("definition-in-use");
        assertThat(problem.path("usedBy").get(0).asString()).isEqualTo("achievement " + key);
        assertThat(problem.path("detail").asString())
                .isEqualTo("The action type %1$s is needed by achievement %1$s.".formatted(key));
        put(type, "{\"points\": 1, \"active\": false}", ANYTHING).expectStatus().isEqualTo(409);

        delete(achievement, ANYTHING).expectStatus().isNoContent();
        delete(type, ANYTHING).expectStatus().isNoContent();
        assertThat(errors(put(achievement, achievement("actions." + key, ""), ANYTHING)))
                .containsExactly("#/counter inactive-action-type");
    }

    @Test
    void circlesAreRefused() {
        put("/achievements/" + key, achievement("points", ""), null)
                .expectStatus()
                .isCreated();
        put("/achievements/b-" + key, achievement("points", "\"%s\"".formatted(key)), null)
                .expectStatus()
                .isCreated();
        var circle = put("/achievements/" + key, achievement("points", "\"b-%s\"".formatted(key)), ANYTHING);

        var error = body(circle.expectStatus().isEqualTo(422)).path("errors").get(0);
        assertThat(error.path("code").asString()).isEqualTo("prerequisite-cycle");
        assertThat(error.path("detail").asString()).isEqualTo("This leads back: %1$s → b-%1$s → %1$s.".formatted(key));
    }

    private static String achievement(String counter, String requires) {
        return """
                {"name": "A", "counter": "%s", "requires": [%s], "steps": [{"tier": "gold", "at": 1, "points": 0}]}""".formatted(counter, requires);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "action-types|[]|# type",
                "action-types|{}|#/points required",
                "action-types|{'points': 1.5}|#/points type",
                "action-types|{'points': 1, 'key': 'other'}|#/key mismatch",
                "action-types|{'points': 1, 'colour': 'red'}|#/colour unknown-field",
                "action-types|{'points': -1, 'limits': 3, 'requiredContext': {}, 'factors': [], 'active': 1, 'multiplied': 'no'}"
                        + "|#/limits type, #/requiredContext type, #/factors type, #/multiplied type, #/active type,"
                        + " #/points range",
                "action-types|{'points': 1, 'limits': [{}, 5, {'max': 9999999999, 'period': 'soon'}, {'max': 1, 'period': 3}]}"
                        + "|#/limits/0/max required, #/limits/0/period required, #/limits/1 type,"
                        + " #/limits/2/period period, #/limits/3/period type, #/limits/1/max range, #/limits/2/max range",
                "action-types|{'points': 1, 'requiredContext': ['a', 1, 'a']}"
                        + "|#/requiredContext/1 type, #/requiredContext/2 duplicate",
                "action-types|{'points': 1, 'factors': {'a~/b': {'x': 'y'}}}"
                        + "|#/factors/a~0~1b/x type, #/factors/a~0~1b field",
                "action-types|{'points': 1, 'factors': {'a': 1}}|#/factors/a type",
                "achievements|{}|#/name required, #/counter required, #/steps too-few",
                "achievements|{'name': 'A', 'counter': 'points', 'steps': [{'tier': 'iron'}]}"
                        + "|#/steps/0/tier unknown-value, #/steps/0/at required, #/steps/0/points required",
                "achievements|{'name': 'A', 'counter': 'points', 'steps': [{'tier': 1, 'at': 1, 'points': 1}], 'secret': 1}"
                        + "|#/secret type, #/steps/0/tier type",
                "achievements|{'name': 'A', 'counter': 'actions.nothing', 'steps': [{'tier': 'gold', 'at': 1, 'points': 1}],"
                        + " 'requires': ['nothing']}|#/counter unknown-action-type, #/requires/0 unknown-achievement",
                "missions|{}|#/name required, #/kind required, #/points required, #/objectives too-few",
                "missions|{'name': 'M', 'kind': 'event', 'points': 1, 'objectives': [{'counter': 'gifts', 'required': 1}]}"
                        + "|#/start required, #/end required",
                "missions|{'name': 'M', 'kind': 'daily', 'points': 1, 'objectives': [{}], 'start': 'now', 'minLevel': -9999999999}"
                        + "|#/objectives/0/counter required, #/objectives/0/required required, #/start instant,"
                        + " #/minLevel range",
                "rewards|{}|#/name required, #/price required",
                "rewards|{'name': 'R', 'price': 1, 'grants': {}, 'stock': -1}"
                        + "|#/grants/vipPlan required, #/stock range",
                "rewards|{'name': 'R', 'price': 1, 'grants': 5}|#/grants type, #/grants/vipPlan key",
                "rewards|{'name': 'R', 'price': 1, 'grants': {'vipPlan': 'monthly', 'duration': 'soon', 'points': 3}}"
                        + "|#/grants/points unknown-field, #/grants/duration duration",
                "campaigns|{}|#/name required, #/factor required, #/start required, #/end required",
                "campaigns|{'name': 'C', 'factor': '2', 'start': '2026-01-02T00:00:00Z', 'end': '2026-01-01T00:00:00Z'}"
                        + "|#/factor type, #/end not-after-start",
                "campaigns|{'name': 'C', 'factor': 2, 'start': '2099-01-01T00:00:00Z', 'end': '2099-01-02T00:00:00Z',"
                        + " 'actionTypes': ['login', 'nothing']}|#/actionTypes/1 unknown-action-type",
            })
    void everythingThatIsWrongIsNamed(String collection, String body, String errors) {
        var answer = put("/" + collection + "/" + key, body.replace('\'', '"'), null);

        assertThat(errors(answer)).containsExactlyElementsOf(List.of(errors.split(", ")));
        get("/" + collection + "/" + key).expectStatus().isNotFound();
    }

    @Test
    void aFactorBeyondAllNumbersIsMalformed() {
        put("/campaigns/" + key, DefinitionExamples.CAMPAIGN.replace("1.5", "1e999"), null)
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aKeyIsSmall() {
        put("/missions/BIG", DefinitionExamples.MISSION, null).expectStatus().isEqualTo(422);
        get("/missions/BIG").expectStatus().isNotFound();
        delete("/missions/BIG", ANYTHING).expectStatus().isNotFound();
    }

    @Test
    void factorsAreTheSameHoweverTheyAreWritten() {
        var path = "/campaigns/" + key;
        var etag = etag(put(path, DefinitionExamples.CAMPAIGN.replace("1.5", "10"), null));

        assertThat(etag(put(path, DefinitionExamples.CAMPAIGN.replace("1.5", "1.00e1"), etag)
                        .expectStatus()
                        .isOk()))
                .isEqualTo(etag);
        assertThat(body(get(path)).path("factor").toString()).isEqualTo("10");
    }

    @Test
    void periodsAreWrittenAsTheyWereMeant() {
        var path = "/action-types/" + key;
        put(path, """
                {"points": 1, "limits": [{"max": 1, "period": "P1D"}, {"max": 2, "period": "PT24H"}, {"max": 3, "period": "P7D"},
                                         {"max": 4, "period": "PT90M"}]}""", null).expectStatus().isCreated();

        assertThat(body(get(path))
                        .path("limits")
                        .valueStream()
                        .map(it -> it.path("period").asString()))
                .containsExactly("P1D", "PT24H", "P7D", "PT1H30M");
    }

    @Test
    void aRehearsalChecksEverythingAndWritesNothing() {
        var path = "/missions/" + key;
        var rehearsed = put(path + "?dryRun=true", DefinitionExamples.MISSION, null)
                .expectStatus()
                .isCreated();
        rehearsed.expectHeader().doesNotExist("ETag").expectHeader().doesNotExist("Location");
        assertThat(body(rehearsed).path("version").asInt()).isEqualTo(1);
        get(path).expectStatus().isNotFound();

        var etag = etag(put(path + "?dryRun=false", DefinitionExamples.MISSION, null)
                .expectStatus()
                .isCreated());
        var changed = DefinitionExamples.MISSION.replace("250", "300");
        put(path + "?dryRun=true", changed, null).expectStatus().isEqualTo(428);
        put(path + "?dryRun=true", changed, "\"old\"").expectStatus().isEqualTo(412);
        put(path + "?dryRun=true", "{}", etag).expectStatus().isEqualTo(422);
        var next = body(put(path + "?dryRun=true", changed, etag).expectStatus().isOk());
        assertThat(next.path("version").asInt()).isEqualTo(2);
        assertThat(next.path("points").asInt()).isEqualTo(300);
        assertThat(etag(get(path))).isEqualTo(etag);
        put(path + "?dryRun=perhaps", changed, etag).expectStatus().isEqualTo(422);
    }

    @Test
    void whatIsSoldOfARewardIsPartOfItsVersion() {
        var path = "/rewards/" + key;
        var etag = etag(put(path, DefinitionExamples.REWARD, null));
        db.sql("UPDATE gamification.stock SET remaining = 42 WHERE reward = :key")
                .bind("key", key)
                .then()
                .block();

        var sold = body(get(path));
        assertThat(sold.path("stock").asInt()).isEqualTo(42);
        assertThat(sold.path("version").asInt()).isEqualTo(1);
        put(path, DefinitionExamples.REWARD, etag).expectStatus().isEqualTo(412);
        var now = etag(get(path));
        var unlimited =
                put(path, "{\"name\": \"R\", \"price\": 1}", now).expectStatus().isOk();
        assertThat(body(unlimited).has("stock")).isFalse();
        assertThat(remaining()).isEmpty();
        put(path, "{\"name\": \"R\", \"price\": 1, \"stock\": 0}", ANYTHING)
                .expectStatus()
                .isOk();
        assertThat(remaining()).containsExactly(0L);
    }

    @Test
    void theStockOfARewardIsNotThatOfAnotherDefinitionOfItsKey() {
        put("/rewards/" + key, DefinitionExamples.REWARD, null).expectStatus().isCreated();
        put("/missions/" + key, DefinitionExamples.MISSION, null).expectStatus().isCreated();

        assertThat(remaining()).containsExactly(100L);
    }

    private List<Long> remaining() {
        return Objects.requireNonNull(db.sql("SELECT remaining FROM gamification.stock WHERE reward = :key")
                .bind("key", key)
                .mapValue(Long.class)
                .all()
                .collectList()
                .block());
    }

    @ParameterizedTest
    @CsvSource({"action-types, 10", "achievements, 15", "missions, 16"})
    void whatTheGameBeginsWithIsListed(String collection, int count) {
        var all = body(
                get("/" + collection + "?limit=200&count=exact").expectStatus().isOk());
        assertThat(all.path("page").path("count").asInt()).isGreaterThanOrEqualTo(count);
        for (var item : all.path("items")) {
            var path = "/" + collection + "/" + item.path("key").asString();
            put(path + "?dryRun=true", item.toString(), ANYTHING).expectStatus().isOk();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"action-types", "achievements", "missions", "rewards", "campaigns"})
    void definitionsAreListedByKey(String collection) {
        put("/%s/%s".formatted(collection, key), example(collection), null);
        put("/%s/z%s".formatted(collection, key), example(collection), null);

        var first = body(get("/%s?limit=1".formatted(collection)));
        var next = first.path("page").path("next").asString();
        var second = body(get("/%s?limit=1&cursor=%s".formatted(collection, next)));
        assertThat(first.path("items").get(0).path("key").asString())
                .isLessThan(second.path("items").get(0).path("key").asString());
        var other = collection.equals("missions") ? "rewards" : "missions";
        get("/%s?cursor=%s".formatted(other, next)).expectStatus().isBadRequest();
    }

    @Test
    void levelsAreReadAndReplaced() {
        var read = get("/levels").expectStatus().isOk();
        var etag = etag(read);
        var levels = body(read);
        assertThat(levels.path("levels").size()).isEqualTo(50);
        assertThat(levels.path("levels").get(3).toString()).isEqualTo("{\"level\":4,\"at\":9000}");
        unmodified("/levels", etag);
        put("/levels", levels.toString(), null).expectStatus().isEqualTo(428);
        put("/levels", levels.toString(), "\"old\"").expectStatus().isEqualTo(412);
        assertThat(errors(put(
                        "/levels",
                        "{\"levels\": [{\"level\": 1, \"at\": 1}, {\"at\": 1, \"name\": 3}], \"key\": \"x\"}",
                        etag)))
                .containsExactly(
                        "#/levels/1/level required",
                        "#/levels/1/name type",
                        "#/key unknown-field",
                        "#/levels/0/at range",
                        "#/levels/1/at not-rising");
        var named = levels.toString().replace("\"at\":9000}", "\"at\":8000,\"name\":\"Four\"}");
        var dry = body(put("/levels?dryRun=true", named, etag).expectStatus().isOk());
        assertThat(dry.path("levels").get(3).toString()).isEqualTo("{\"level\":4,\"at\":8000,\"name\":\"Four\"}");

        var next = put("/levels", named, etag).expectStatus().isOk();
        assertThat(body(get("/levels")).path("levels").get(3).path("name").asString())
                .isEqualTo("Four");
        put("/levels", levels.toString(), etag(next)).expectStatus().isOk();
    }

    @Test
    void rulesAreReadAndReplaced() {
        var read = get("/points/rules").expectStatus().isOk();
        var etag = etag(read);
        var rules = body(read);
        assertThat(etag(put("/points/rules", DefinitionExamples.RULES, etag)
                        .expectStatus()
                        .isOk()))
                .as("the defaults are the example")
                .isEqualTo(etag);
        assertThat(etag(put("/points/rules", rules.toString(), etag))).isEqualTo(etag);
        put("/points/rules", rules.toString(), null).expectStatus().isEqualTo(428);
        var more = rules.toString().replace("\"welcomeBonus\":10", "\"welcomeBonus\":11");
        var next = put("/points/rules", more, etag).expectStatus().isOk();
        assertThat(body(get("/points/rules")).path("welcomeBonus").asInt()).isEqualTo(11);
        put("/points/rules", rules.toString(), etag(next)).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|#/welcomeBonus required, #/multiplierCap required, #/streak required, #/gift required, #/abuse required",
                "{'welcomeBonus': 1, 'multiplierCap': 5, 'streak': {}, 'gift': {}, 'abuse': {}}"
                        + "|#/streak/grace required, #/streak/freezeEvery required, #/gift/base required,"
                        + " #/gift/perDay required, #/gift/most required, #/abuse/velocity required,"
                        + " #/abuse/identical required, #/abuse/perDay required, #/abuse/memory required",
                "{'welcomeBonus': 1, 'multiplierCap': 5, 'streak': 1, 'gift': [], 'abuse': 'x', 'key': 'default'}"
                        + "|#/streak type, #/gift type, #/abuse type, #/key unknown-field, #/abuse/perDay range",
                "{'welcomeBonus': 1, 'multiplierCap': 5, 'gift': {'base': 1, 'perDay': 1, 'most': 1},"
                        + " 'streak': {'grace': 'P1M', 'freezeEvery': 5, 'multipliers': [{'days': 'x'}], 'milestones': [{}]},"
                        + " 'abuse': {'velocity': {}, 'identical': {'actions': 2, 'within': 'PT1S'}, 'perDay': 1,"
                        + " 'memory': 'PT1H', 'penalties': [{'flags': 1, 'held': '-PT1H'}]}}"
                        + "|#/streak/grace period, #/streak/multipliers/0/days type, #/streak/multipliers/0/factor required,"
                        + " #/streak/milestones/0/days required, #/streak/milestones/0/points required,"
                        + " #/streak/freezeEvery type, #/abuse/velocity/actions required, #/abuse/velocity/within required,"
                        + " #/abuse/penalties/0/held period",
            })
    void everythingThatIsWrongWithRulesIsNamed(String body, String errors) {
        assertThat(errors(put("/points/rules", body.replace('\'', '"'), ANYTHING)))
                .containsExactlyElementsOf(List.of(errors.split(", ")));
    }

    private void unmodified(String path, String etag) {
        client.get()
                .uri("/api/v1" + path)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    private List<String> errors(ResponseSpec answer) {
        return body(answer.expectStatus().isEqualTo(422))
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString() + " "
                        + error.path("code").asString())
                .toList();
    }

    private JsonNode body(ResponseSpec answer) {
        return json.readTree(
                Objects.requireNonNull(answer.expectBody().returnResult().getResponseBody()));
    }

    /** Without reading the body, which can be read once. */
    private static String etag(ResponseSpec answer) {
        var tag = new AtomicReference<String>();
        answer.expectHeader().value("ETag", tag::set);
        return Objects.requireNonNull(tag.get());
    }

    private ResponseSpec get(String path) {
        return client.get().uri("/api/v1" + path).exchange();
    }

    private ResponseSpec put(String path, String body, @Nullable String ifMatch) {
        return client.put()
                .uri("/api/v1" + path)
                .headers(headers -> headers.setContentType(MediaType.APPLICATION_JSON))
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.set("If-Match", ifMatch);
                    }
                })
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec delete(String path, @Nullable String ifMatch) {
        return client.method(HttpMethod.DELETE)
                .uri("/api/v1" + path)
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.set("If-Match", ifMatch);
                    }
                })
                .exchange();
    }
}
