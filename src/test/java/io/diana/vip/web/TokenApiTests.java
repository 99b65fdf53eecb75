package io.diana.vip.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.vip.Community;
import io.diana.vip.TimeTravel;
import io.diana.vip.VipTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VipTest
class TokenApiTests {

    @Autowired
    WebTestClient client;

    @Autowired
    Community community;

    @Autowired
    TimeTravel time;

    @Autowired
    JsonMapper json;

    UserId ada = Community.newId();

    /** Ten minutes later nothing is known any more of the attempts of other tests. */
    @BeforeEach
    void setUp() {
        time.travel(Duration.ofMinutes(10));
        ada = community.somebody();
    }

    @Test
    void showsSecretsOnceAndNobodyMayKeepTheAnswer() {
        var answer =
                post("/vip/tokens", "{\"plan\": \"monthly\", \"count\": 3, \"expiresAt\": \"2099-01-01T00:00:00Z\"}");
        answer.expectStatus().isCreated().expectHeader().valueEquals("Cache-Control", "no-store");
        var items = body(answer).path("items");

        assertThat(items).hasSize(3);
        for (var item : items) {
            assertThat(item.propertyNames()).containsExactly("id", "token", "plan", "planVersion", "expiresAt");
            assertThat(item.path("token").asString()).matches("vip_[A-Za-z0-9_-]{43}");
            assertThat(item.path("expiresAt").asString()).isEqualTo("2099-01-01T00:00:00Z");
        }
        assertThat(items.valueStream().map(item -> item.path("token").asString()))
                .doesNotHaveDuplicates();
        assertThat(list("").toString()).doesNotContain(items.at("/0/token").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                       | #/plan      | required
            {"plan": "monthly"}                                                      | #/count     | required
            {"plan": "monthly", "count": 0}                                          | #/count     | range
            {"plan": "monthly", "count": 101}                                        | #/count     | range
            {"plan": "monthly", "count": 1.5}                                        | #/count     | type
            {"plan": 1, "count": 1}                                                  | #/plan      | type
            {"plan": "monthly", "count": 1, "expiresAt": "2020-01-01T00:00:00Z"}     | #/expiresAt | future
            {"plan": "monthly", "count": 1, "expiresAt": "soon"}                     | #/expiresAt | instant
            {"plan": "monthly", "count": 1, "secret": "x"}                           | #/secret    | unknown-field
            """)
    void saysWhatIsWrongWithAnOrder(String order, String pointer, String code) {
        var problem = body(post("/vip/tokens", order).expectStatus().isEqualTo(422));

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void makesNoneOfAPlanThatThereIsNotOrThatIsRetired() {
        var retired = "retired-" + ada;
        community.execute("""
                INSERT INTO vip.plan_version (key, version, name, entitlements, active, made_at, made_by)
                VALUES ('%s', 1, 'A plan', '{}', false, now(), 'operator:ana')
                """.formatted(retired));
        community.execute("INSERT INTO vip.plan (key, version) VALUES ('%s', 1)".formatted(retired));

        assertProblem(post("/vip/tokens", "{\"plan\": \"nothing\", \"count\": 1}"), 422, "unknown-plan");
        assertProblem(post("/vip/tokens", "{\"plan\": \"%s\", \"count\": 1}".formatted(retired)), 409, "plan-inactive");
    }

    @Test
    void redeemsAToken() {
        var answer = redeem(ada, token("monthly").path("token").asString());
        answer.expectStatus().isCreated();
        var grant = body(answer);

        assertThat(grant.path("source").asString()).isEqualTo("TOKEN");
        assertThat(grant.path("plan").asString()).isEqualTo("monthly");
        assertThat(grant.path("planVersion").asInt()).isOne();
        answer.expectHeader()
                .location("/api/v1/users/%s/vip/grants/%s"
                        .formatted(ada, grant.path("id").asString()));
        assertThat(body(get("/users/%s/vip".formatted(ada))).path("active").asBoolean())
                .isTrue();
        assertThat(body(get("/users/%s/vip/history".formatted(ada)))
                        .at("/items/0/reason")
                        .asString())
                .isEqualTo("VIP_REDEEMED");
        assertThat(body(get("/users/%s/data".formatted(ada))).at("/vip/tokens")).hasSize(1);
    }

    @Test
    void neverSaysWhatIsWrongWithAToken() {
        var spent = token("monthly").path("token").asString();
        redeem(community.somebody(), spent).expectStatus().isCreated();
        var revoked = token("monthly");
        delete(revoked.path("id").asString()).expectStatus().isNoContent();

        var answers = new ArrayList<JsonNode>();
        for (var token : List.of(spent, revoked.path("token").asString(), "vip_guess", "", "\\u0000")) {
            answers.add(body(assertProblem(redeem(ada, token), 422, "token-not-redeemable")));
        }
        assertThat(answers)
                .extracting(answer -> answer.propertyNames().toString()
                        + answer.path("detail").asString())
                .containsOnly(answers.getFirst().propertyNames()
                        + answers.getFirst().path("detail").asString());
    }

    @Test
    void saysAfterHowManySecondsOneMoreAttemptIsAdmitted() {
        for (var attempt = 0; attempt < 10; attempt++) {
            assertProblem(redeem(ada, "vip_guess"), 422, "token-not-redeemable");
        }

        var answer = assertProblem(redeem(ada, token("monthly").path("token").asString()), 429, "too-many-attempts");

        answer.expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(500, 600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\": null}", "{\"token\": 1}", "{\"token\": \"x\", \"plan\": \"y\"}", "[]"})
    void doesNotCountWhatIsNoAttempt(String order) {
        post("/users/%s/vip/redemptions".formatted(ada), order).expectStatus().isEqualTo(422);

        assertThat(community.texts("SELECT id FROM vip.attempt WHERE user_id = %s".formatted(ada)))
                .isEmpty();
    }

    @Test
    void redeemsNothingForWhoIsNotThereOrMayNotTakePart() {
        var token = token("monthly").path("token").asString();
        assertProblem(redeem(Community.newId(), token), 404, "unknown-user");
        post("/users/%s/suspension".formatted(ada), "{\"reason\": \"spam\"}")
                .expectStatus()
                .isOk();
        assertProblem(redeem(ada, token), 409, "user-suspended");
        client.delete().uri("/api/v1/users/%s?reason=wish".formatted(ada)).exchange();
        assertProblem(redeem(ada, token), 410, "user-erased");
    }

    @Test
    void revokesATokenAndIsAskedAgainInVain() {
        var id = token("monthly").path("id").asString();
        delete(id).expectStatus().isNoContent().expectBody().isEmpty();
        delete(id).expectStatus().isNoContent();

        var spent = token("monthly");
        redeem(ada, spent.path("token").asString()).expectStatus().isCreated();
        assertProblem(delete(spent.path("id").asString()), 409, "token-redeemed");
        assertProblem(delete("00000000-0000-7000-8000-000000000000"), 404, "unknown-token");
        assertProblem(delete("zzzzzzzz-0000-7000-8000-000000000000"), 404, "unknown-token");
        assertProblem(delete("1"), 404, "unknown-token");
    }

    @Test
    void listsWhatHasBecomeOfTokens() {
        var plan = "listed-" + ada;
        community.execute("""
                INSERT INTO vip.plan_version (key, version, name, term, entitlements, active, made_at, made_by)
                VALUES ('%s', 1, 'A plan', 'P1D', '{}', true, now(), 'operator:ana')
                """.formatted(plan));
        community.execute("INSERT INTO vip.plan (key, version) VALUES ('%s', 1)".formatted(plan));
        var expires = time.instant().plusSeconds(60);
        post("/vip/tokens", "{\"plan\": \"%s\", \"count\": 1, \"expiresAt\": \"%s\"}".formatted(plan, expires));
        var spent = token(plan);
        redeem(ada, spent.path("token").asString()).expectStatus().isCreated();
        var revoked = token(plan);
        delete(revoked.path("id").asString());
        var open = token(plan);
        time.travel(Duration.ofSeconds(60));

        assertThat(statuses(list("&plan=" + plan))).containsExactly("OPEN", "REVOKED", "REDEEMED", "EXPIRED");
        for (var status : List.of("open", "revoked", "redeemed", "expired")) {
            var found = list("&plan=%s&status=%s&count=exact".formatted(plan, status));
            assertThat(statuses(found)).containsExactly(status.toUpperCase(java.util.Locale.ROOT));
            assertThat(found.at("/page/count").asInt()).isOne();
            assertThat(statuses(list("&status=" + status))).containsOnly(status.toUpperCase(java.util.Locale.ROOT));
        }
        assertThat(list("&count=estimated").at("/page/count").isNumber()).isTrue();
        assertThat(list("&plan=%s&status=open".formatted(plan))
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(open.path("id").asString());
        var redeemed = list("&plan=%s&status=redeemed".formatted(plan)).at("/items/0");
        assertThat(redeemed.path("redeemedBy").asLong()).isEqualTo(ada.value());
        assertThat(redeemed.path("grantId").asString()).hasSize(36);
        assertThat(list("&plan=%s&status=revoked".formatted(plan))
                        .at("/items/0/revokedBy")
                        .asString())
                .isEqualTo("anonymous:anonymous");
    }

    @Test
    void goesOnWhereAPageEnded() {
        post("/vip/tokens", "{\"plan\": \"yearly\", \"count\": 5}");
        var all = ids(list("&plan=yearly&limit=200"));
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = list("&plan=yearly&limit=2" + cursor);
            found.addAll(ids(page));
            cursor = page.at("/page/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/page/next").asString();
        } while (!cursor.isEmpty());

        assertThat(found).isEqualTo(all).hasSizeGreaterThanOrEqualTo(5);
        var next = list("&plan=yearly&limit=2").at("/page/next").asString();
        assertProblem(get("/vip/tokens?plan=monthly&cursor=" + next), 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=spent", "status=", "plan=", "plan=%25"})
    void saysWhichParameterIsWrong(String parameter) {
        var problem = body(get("/vip/tokens?" + parameter).expectStatus().isEqualTo(422));

        assertThat(problem.at("/errors/0/pointer").asString())
                .isEqualTo("#/" + parameter.split("=", 2)[0]);
    }

    @Test
    void countsTokens() {
        token("monthly");

        // Those who ask within a few seconds share one count.
        Awaitility.await().untilAsserted(() -> {
            var numbers = body(get("/vip/statistics")).path("tokens");
            assertThat(numbers.at("/total/created").asLong()).isPositive();
            assertThat(numbers.at("/byPlan/monthly/open").isNumber()).isTrue();
        });
    }

    private JsonNode token(String plan) {
        return body(post("/vip/tokens", "{\"plan\": \"%s\", \"count\": 1}".formatted(plan)))
                .at("/items/0");
    }

    private JsonNode list(String parameters) {
        return body(get("/vip/tokens?" + (parameters.isEmpty() ? "" : parameters.substring(1)))
                .expectStatus()
                .isOk());
    }

    private static List<String> statuses(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("status").asString())
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private ResponseSpec redeem(UserId id, String token) {
        return post("/users/%s/vip/redemptions".formatted(id), "{\"token\": \"%s\"}".formatted(token));
    }

    private ResponseSpec delete(String id) {
        return client.delete().uri("/api/v1/vip/tokens/" + id).exchange();
    }

    private ResponseSpec get(String path) {
        return client.get().uri("/api/v1" + path).exchange();
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri("/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec assertProblem(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(answer).path("code").asString()).isEqualTo(code);
        return answer;
    }

    private JsonNode body(ResponseSpec answer) {
        return json.readTree(answer.expectBody(byte[].class).returnResult().getResponseBodyContent());
    }
}
