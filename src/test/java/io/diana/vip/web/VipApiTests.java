package io.diana.vip.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.vip.Community;
import io.diana.vip.TimeTravel;
import io.diana.vip.VipTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Plans, grants and memberships over HTTP. */
@VipTest
class VipApiTests {

    private static final String GOLD = """
            {"name": "Gold", "duration": "P30D", "price": {"amount": 250, "currency": "XTR"},
             "entitlements": {"story.vip": true, "points.multiplier": 2, "ratio": 0.5, "badge": "gold", "big": 4294967296}}""";

    @Autowired
    WebTestClient client;

    @Autowired
    Community community;

    @Autowired
    TimeTravel time;

    UserId ada = Community.newId();
    String plan = "";

    @BeforeEach
    void setUp() {
        ada = community.somebody();
        plan = "/vip/plans/p" + UUID.randomUUID();
    }

    @Test
    void aPlanIsMadeReplacedAndRead() {
        var made = put(plan, GOLD, null).expectStatus().isCreated();
        var etag = etag(made);
        made.expectHeader()
                .location("/api/v1" + plan)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.duration")
                .isEqualTo("P30D")
                .jsonPath("$.price.currency")
                .isEqualTo("XTR")
                .jsonPath("$.entitlements.big")
                .isEqualTo(4_294_967_296L)
                .jsonPath("$.entitlements.ratio")
                .isEqualTo(0.5)
                .jsonPath("$.active")
                .isEqualTo(true);
        put(plan, GOLD, null).expectStatus().isEqualTo(428);
        put(plan, "{\"name\": \"New\"}", "\"v1\"").expectStatus().isEqualTo(412);
        var same = etag(put(plan, GOLD, etag).expectStatus().isOk());
        assertThat(same).isEqualTo(etag);

        var next = etag(put(plan, "{\"name\": \"New\", \"active\": false, \"version\": 1}", etag)
                .expectStatus()
                .isOk());
        assertThat(next).isNotEqualTo(etag);
        get(plan)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", next)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.duration")
                .isEqualTo(null)
                .jsonPath("$.price")
                .isEqualTo(null)
                .jsonPath("$.active")
                .isEqualTo(false);
        put("/vip/plans/none", GOLD, "*").expectStatus().isEqualTo(412);
        get("/vip/plans/none")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("plan-not-found");
    }

    @Test
    void aPlanThatWasReadCanBeSentBack() {
        var etag = etag(put(plan, GOLD, null));
        var read = new String(
                Objects.requireNonNull(get(plan).expectBody().returnResult().getResponseBody()),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(etag(put(plan, read, etag).expectStatus().isOk())).isEqualTo(etag);
    }

    @Test
    void aPlanIsRemovedUnlessItWasGranted() {
        var etag = etag(put(plan, GOLD, null));
        delete(plan, null).expectStatus().isEqualTo(428);
        delete(plan, "\"old\"").expectStatus().isEqualTo(412);
        delete(plan, etag).expectStatus().isNoContent().expectBody().isEmpty();
        get(plan).expectStatus().isNotFound();
        delete(plan, etag).expectStatus().isNotFound();

        put(plan, GOLD, null).expectStatus().isCreated();
        grant(ada, key(), null).expectStatus().isCreated();
        delete(plan, etag).expectStatus().isEqualTo(412);
        delete(plan, "*").expectStatus().isNoContent();
        get(plan).expectStatus().isOk().expectBody().jsonPath("$.active").isEqualTo(false);
        grant(ada, key(), null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("plan-inactive");
        membership(ada, "").jsonPath("$.active").isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": 1}",
                "{\"name\": \"x\", \"duration\": \"soon\"}",
                "{\"name\": \"x\", \"price\": 5}",
                "{\"name\": \"x\", \"price\": {}}",
                "{\"name\": \"x\", \"price\": {\"amount\": 1}}",
                "{\"name\": \"x\", \"price\": {\"amount\": -1, \"currency\": \"EUR\"}}",
                "{\"name\": \"x\", \"entitlements\": []}",
                "{\"name\": \"x\", \"entitlements\": {\"a\": null}}",
                "{\"name\": \"x\", \"entitlements\": {\"a/~\": []}}",
                "{\"name\": \"x\", \"entitlements\": {\"a\": 99999999999999999999}}",
                "{\"name\": \"x\", \"key\": \"other\"}",
                "{\"name\": \"x\", \"colour\": \"red\"}"
            })
    void aPlanThatBreaksARuleIsRefused(String body) {
        put(plan, body, null)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1);
    }

    @Test
    void aKeyIsSmall() {
        put("/vip/plans/GOLD", GOLD, null).expectStatus().isEqualTo(422);
        get("/vip/plans/GOLD").expectStatus().isNotFound();
    }

    @Test
    void plansAreListedByKey() {
        var first = items(get("/vip/plans?limit=2&count=exact"));
        assertThat(first).hasSize(2);
        get("/vip/plans")
                .expectBody()
                .jsonPath("$.items[?(@.key == 'monthly')].version")
                .isEqualTo(1);
        var next = next(get("/vip/plans?limit=1"));
        get("/vip/plans?limit=1&cursor=" + next)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void aGrantIsGivenReadAndTakenAway() {
        put(plan, GOLD, null);
        var given = grant(ada, key(), "PT1H").expectStatus().isCreated();
        var path = Objects.requireNonNull(
                        given.expectBody().returnResult().getResponseHeaders().getLocation())
                .getPath()
                .substring("/api/v1".length());
        get(path)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.plan")
                .isEqualTo(key())
                .jsonPath("$.planVersion")
                .isEqualTo(1)
                .jsonPath("$.source")
                .isEqualTo("ADMIN")
                .jsonPath("$.duration")
                .isEqualTo("PT1H")
                .jsonPath("$.actor")
                .isEqualTo("anonymous:anonymous")
                .jsonPath("$.reason")
                .isEqualTo("a prize")
                .jsonPath("$.revokedAt")
                .doesNotExist();
        membership(ada, "")
                .jsonPath("$.active")
                .isEqualTo(true)
                .jsonPath("$.plan")
                .isEqualTo(key())
                .jsonPath("$.entitlements.length()")
                .isEqualTo(5)
                .jsonPath("$.entitlements[?(@.key == 'points.multiplier')].value")
                .isEqualTo(2)
                .jsonPath("$.grants.length()")
                .isEqualTo(1);

        delete(path, null).expectStatus().isEqualTo(422);
        delete(path + "?reason=mistake", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.revokedBy")
                .isEqualTo("anonymous:anonymous")
                .jsonPath("$.revokedReason")
                .isEqualTo("mistake");
        delete(path + "?reason=mistake", null).expectStatus().isEqualTo(409);
        membership(ada, "")
                .jsonPath("$.active")
                .isEqualTo(false)
                .jsonPath("$.until")
                .isEqualTo(null);
    }

    @Test
    void aGrantThatIsOverIsNotTakenAway() {
        var window = community.granted(ada, "monthly", "PT1M");
        time.travel(Duration.ofMinutes(2));

        delete(
                        "/users/%s/vip/grants/%s?reason=late"
                                .formatted(ada, window.grant().id()),
                        null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("grant-over");
    }

    @Test
    void anOrderThatIsNoneIsRefused() {
        var path = "/users/%s/vip/grants".formatted(ada);
        post(path, "{}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
        post(path, "{\"plan\": \"monthly\", \"duration\": \"1\", \"reason\": \"x\"}")
                .expectStatus()
                .isEqualTo(422);
        post(path, "{\"plan\": \"monthly\", \"reason\": \" \"}").expectStatus().isEqualTo(422);
        post(path, "{\"plan\": 5, \"reason\": \"x\"}").expectStatus().isEqualTo(422);
        grant(ada, "none", null)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-plan");
        grant(ada, "monthly", "P9999Y")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("term-too-long");
    }

    @Test
    void ofNobodyAndOfTheErasedThereIsNothing() {
        var nobody = Community.newId();
        var gone = community.somebody();
        client.delete()
                .uri("/api/v1/users/%s?reason=wish".formatted(gone))
                .exchange()
                .expectStatus()
                .isOk();
        for (var path : List.of("", "/history", "/grants/" + UUID.randomUUID())) {
            get("/users/%s/vip%s".formatted(nobody, path)).expectStatus().isNotFound();
            get("/users/%s/vip%s".formatted(gone, path)).expectStatus().isEqualTo(410);
        }
        grant(nobody, "monthly", null).expectStatus().isNotFound();
        grant(gone, "monthly", null).expectStatus().isEqualTo(410);
        for (var grant : List.of(UUID.randomUUID().toString(), "none", "x".repeat(36))) {
            var path = "/vip/grants/%s?reason=x".formatted(grant);
            delete("/users/%s%s".formatted(nobody, path), null).expectStatus().isNotFound();
            delete("/users/%s%s".formatted(gone, path), null).expectStatus().isEqualTo(410);
            delete("/users/%s%s".formatted(ada, path), null).expectStatus().isNotFound();
        }
        get("/users/%s/vip/grants/none".formatted(ada)).expectStatus().isNotFound();
        community.granted(ada, "monthly", "P1D");
        get("/users/%s/vip/grants/none".formatted(ada)).expectStatus().isNotFound();
        get("/users/%s/vip/grants/%s".formatted(ada, UUID.randomUUID()))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aMembershipIsAskedForAtAnyInstant() {
        var before = time.instant().minusSeconds(60);
        var end =
                Objects.requireNonNull(community.granted(ada, "monthly", "P10D").end());
        community.granted(ada, "yearly", "P20D");

        membership(ada, "").jsonPath("$.plan").isEqualTo("yearly");
        membership(ada, "?asOf=" + before)
                .jsonPath("$.active")
                .isEqualTo(false)
                .jsonPath("$.plan")
                .isEqualTo(null);
        membership(ada, "?asOf=" + end.plusSeconds(1))
                .jsonPath("$.active")
                .isEqualTo(true)
                .jsonPath("$.entitlements.length()")
                .isEqualTo(2);
        membership(ada, "?asOf=" + end.plus(Duration.ofDays(30)))
                .jsonPath("$.active")
                .isEqualTo(false);
        for (var wrong : List.of("", "now", "-2030-01-01T00:00:00Z", "2030-01-01")) {
            get("/users/%s/vip?asOf=%s".formatted(ada, wrong)).expectStatus().isEqualTo(422);
        }
        membership(community.somebody(), "").jsonPath("$.active").isEqualTo(false);
    }

    @Test
    void aMembershipHasAnEntityTag() {
        community.granted(ada, "monthly", "P10D");
        var path = "/users/%s/vip".formatted(ada);
        var etag = etag(get(path));

        client.get()
                .uri("/api/v1" + path)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
        community.granted(ada, "monthly", "P10D");
        assertThat(etag(get(path))).isNotEqualTo(etag);
    }

    @Test
    void historyIsReadPageByPage() {
        for (var n = 0; n < 3; n++) {
            community.granted(ada, "monthly", "P1D");
        }
        var path = "/users/%s/vip/history".formatted(ada);
        get(path + "?count=estimated")
                .expectBody()
                .jsonPath("$.page.count")
                .isEqualTo(3)
                .jsonPath("$.items[0].reason")
                .isEqualTo("VIP_EXTENDED")
                .jsonPath("$.items[2].reason")
                .isEqualTo("ADMIN_GRANTED")
                .jsonPath("$.items[2].from")
                .isEqualTo(null)
                .jsonPath("$.items[2].to")
                .isEqualTo("monthly")
                .jsonPath("$.items[2].actor")
                .isEqualTo("operator:ana");
        var next = next(get(path + "?limit=2"));
        get(path + "?limit=2&cursor=" + next)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.page.next")
                .isEqualTo(null);
        get("/users/%s/vip/history?cursor=%s".formatted(community.somebody(), next))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void whatEndsSoonIsListedByItsEnd() {
        var members = community.somebodies(3);
        var term = Duration.ofHours(3);
        for (var n = 0; n < 3; n++) {
            community.granted(members.get(n), "monthly", term.plusSeconds(n).toString());
        }
        community.granted(members.getFirst(), "yearly", "P8D");

        var all = items(get("/vip/expiring?within=PT4H&count=exact"));
        assertThat(all)
                .contains(
                        members.get(0).toString(),
                        members.get(1).toString(),
                        members.get(2).toString());
        var next = next(get("/vip/expiring?within=PT4H&limit=1"));
        var rest = items(get("/vip/expiring?within=PT4H&cursor=" + next));
        assertThat(rest).isEqualTo(all.subList(1, all.size()));
        assertThat(items(get("/vip/expiring"))).containsAll(all);
        get("/vip/expiring?within=PT1H&cursor=" + next).expectStatus().isBadRequest();
        get("/vip/expiring?within=week").expectStatus().isEqualTo(422);
    }

    @Test
    void numbersAreCounted() {
        community.granted(ada, "monthly", "PT12H");
        get("/vip/statistics")
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("ETag")
                .expectBody()
                .jsonPath("$.members")
                .isNumber()
                .jsonPath("$.byPlan")
                .isMap()
                .jsonPath("$.expiring.week")
                .isNumber()
                .jsonPath("$.grants.bySource.ADMIN")
                .isNumber();
    }

    @Test
    void aPersonIsToldWhatIsKeptOfThem() {
        community.granted(ada, "monthly", "PT12H");

        get("/users/%s/data".formatted(ada))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.vip.grants[0].reason")
                .isEqualTo("won a contest")
                .jsonPath("$.vip.holdings[0].plan")
                .isEqualTo("monthly")
                .jsonPath("$.vip.history[0].reason")
                .isEqualTo("ADMIN_GRANTED");
    }

    private String key() {
        return plan.substring("/vip/plans/".length());
    }

    private BodyContentSpec membership(UserId id, String query) {
        return get("/users/%s/vip%s".formatted(id, query)).expectStatus().isOk().expectBody();
    }

    private ResponseSpec grant(UserId id, String key, @Nullable String duration) {
        var term = duration == null ? "" : "\"duration\": \"%s\", ".formatted(duration);
        return post(
                "/users/%s/vip/grants".formatted(id),
                "{\"plan\": \"%s\", %s\"reason\": \"a prize\"}".formatted(key, term));
    }

    private List<String> items(ResponseSpec answer) {
        return body(answer).items().stream()
                .map(item -> String.valueOf(item.getOrDefault("userId", item.get("key"))))
                .toList();
    }

    private String next(ResponseSpec answer) {
        return String.valueOf(body(answer).page().get("next"));
    }

    private static Items body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(Items.class).returnResult().getResponseBody());
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

    private ResponseSpec put(String path, String body, @Nullable String ifMatch) {
        var request = client.put().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.bodyValue(body).exchange();
    }

    private ResponseSpec delete(String path, @Nullable String ifMatch) {
        var request = client.method(HttpMethod.DELETE).uri("/api/v1" + path);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.exchange();
    }

    private static String etag(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.returnResult(byte[].class).getResponseHeaders().getETag());
    }

    record Items(List<java.util.Map<String, @Nullable Object>> items, java.util.Map<String, @Nullable Object> page) {}
}
