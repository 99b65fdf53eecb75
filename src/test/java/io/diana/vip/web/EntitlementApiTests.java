package io.diana.vip.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.vip.Community;
import io.diana.vip.TimeTravel;
import io.diana.vip.VipTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VipTest
class EntitlementApiTests {

    @Autowired
    WebTestClient client;

    @Autowired
    Community community;

    @Autowired
    TimeTravel time;

    @Autowired
    JsonMapper json;

    UserId ada = Community.newId();

    @BeforeEach
    void setUp() {
        ada = community.somebody();
    }

    @Test
    void saysWhatUntilWhenAndWhy() {
        var window = community.granted(ada, "monthly", "P10D");

        var answer = body(check("points.multiplier").expectStatus().isOk());

        assertThat(answer.propertyNames()).containsExactly("key", "value", "validUntil", "because");
        assertThat(answer.path("value").asDouble()).isEqualTo(1.5);
        assertThat(Instant.parse(answer.path("validUntil").asString())).isEqualTo(window.end());
        assertThat(answer.at("/because/0/id").asString())
                .isEqualTo(window.grant().id().toString());
        assertThat(answer.at("/because/0/source").asString()).isEqualTo("ADMIN");
        assertThat(answer.path("because")).hasSize(1);
    }

    @Test
    void forLifeThereIsNoEnd() {
        community.granted(ada, "monthly", "P10D");
        community.execute("""
                INSERT INTO vip."grant" (id, user_id, plan, plan_version, entitlements, source, given_at, given_by, reason)
                VALUES (uuidv7(), %s, 'lifetime', 1, '{"story.vip": true}', 'ADMIN', '2020-01-01Z', 'operator:ana', 'a prize')
                """.formatted(ada));

        var answer = body(check("story.vip"));

        assertThat(answer.path("value").asBoolean()).isTrue();
        assertThat(answer.path("validUntil").isNull()).isTrue();
        assertThat(answer.path("because")).hasSize(2);
    }

    @Test
    void isKeptForAFewSecondsAndNeverBeyondTheNextChange() {
        community.granted(ada, "monthly", "P10D");
        check("story.vip").expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=5, private");

        ada = community.somebody();
        community.granted(ada, "yearly", "PT3S");
        check("story.vip")
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, value -> assertThat(value).matches("max-age=[0-2], private"));
    }

    @Test
    void isNotSentAgainToWhomKnowsIt() {
        var grant = community.granted(ada, "monthly", "P10D").grant();
        var etag = etag(check("story.vip"));

        assertThat(etag).startsWith("\"");
        check("story.vip", etag)
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, etag)
                .expectHeader()
                .exists(HttpHeaders.CACHE_CONTROL)
                .expectBody()
                .isEmpty();
        community.granted(ada, "monthly", "P10D");
        check("story.vip", etag).expectStatus().isOk();
        client.delete()
                .uri("/api/v1/users/%s/vip/grants/%s?reason=mistake".formatted(ada, grant.id()))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(etag(check("story.vip"))).isNotEqualTo(etag);
    }

    @Test
    void whatIsNotHeldIsNotFoundAndNotKept() {
        assertNotEntitled(check("story.vip"));
        var grant = community.granted(ada, "monthly", "P1D").grant();
        assertNotEntitled(check("story.other"));
        client.delete()
                .uri("/api/v1/users/%s/vip/grants/%s?reason=mistake".formatted(ada, grant.id()))
                .exchange();
        assertNotEntitled(check("story.vip"));
    }

    @Test
    void endsOnTimeWhetherAnybodyHasSaidSoOrNot() {
        var end =
                Objects.requireNonNull(community.granted(ada, "monthly", "PT1H").end());
        time.travelTo(end.minusSeconds(2));
        check("story.vip").expectStatus().isOk();
        time.travelTo(end);

        assertNotEntitled(check("story.vip"));
    }

    @Test
    void answersForAnyInstant() {
        var window = community.granted(ada, "monthly", "PT1H");
        var start = window.start();

        assertNotEntitled(check("story.vip?asOf=" + start.minusSeconds(1)));
        check("story.vip?asOf=" + start)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=5, private");
        check("story.vip?asOf=" + start.plusSeconds(3_599)).expectStatus().isOk();
        assertNotEntitled(check("story.vip?asOf=" + start.plusSeconds(3_600)));
        time.travel(Duration.ofHours(2));
        check("story.vip?asOf=" + start).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "2030-01-01", "", "-2030-01-01T00:00:00Z"})
    void anInstantIsAnInstant(String asOf) {
        var problem = body(check("story.vip?asOf=" + asOf).expectStatus().isEqualTo(422));

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("#/asOf");
    }

    @Test
    void ofNobodyAndOfWhoHasLeftNothingIsSaid() {
        community.granted(ada, "monthly", "P10D");
        client.delete()
                .uri("/api/v1/users/%s?reason=wish".formatted(ada))
                .exchange()
                .expectStatus()
                .isOk();
        assertProblem(check("story.vip"), 410, "user-erased");
        ada = Community.newId();
        assertProblem(check("story.vip"), 404, "unknown-user");
    }

    private void assertNotEntitled(ResponseSpec answer) {
        assertProblem(answer, 404, "not-entitled");
        answer.expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private void assertProblem(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status);
        assertThat(body(answer).path("code").asString()).isEqualTo(code);
    }

    private ResponseSpec check(String key) {
        return client.get().uri(uri(key)).exchange();
    }

    private ResponseSpec check(String key, String etag) {
        return client.get()
                .uri(uri(key))
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange();
    }

    private String uri(String key) {
        return "/api/v1/users/%s/entitlements/%s".formatted(ada, key);
    }

    private static String etag(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectBody(byte[].class)
                .returnResult()
                .getResponseHeaders()
                .getETag());
    }

    private JsonNode body(ResponseSpec answer) {
        return json.readTree(answer.expectBody(byte[].class).returnResult().getResponseBodyContent());
    }
}
