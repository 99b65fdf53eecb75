package io.diana.gamification.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.GamificationTest;
import io.diana.gamification.Players;
import io.diana.vip.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@GamificationTest
class ActionApiTests {

    @Autowired
    WebTestClient http;

    @Autowired
    Players players;

    @Autowired
    TimeTravel time;

    GameApi api;

    @BeforeEach
    void setUp() {
        api = new GameApi(http);
    }

    @Test
    void anAwardExplainsItself() {
        var id = api.registered();

        var award = api.post(
                        "/users/" + id + "/actions",
                        "{'type': 'trivia_completed', 'context': {'questionId': 17, 'difficulty': 'medium'}}")
                .ok(201);

        assertThat(award.body().propertyNames())
                .containsExactly(
                        "entryId",
                        "type",
                        "base",
                        "multipliers",
                        "points",
                        "balance",
                        "level",
                        "streak",
                        "unlocked",
                        "occurredAt");
        assertThat(award.text("/entryId")).isEqualTo(id + "-2");
        assertThat(award.text("/type")).isEqualTo("trivia_completed");
        assertThat(award.number("/base")).isEqualTo(100);
        assertThat(award.body().at("/multipliers").toString())
                .isEqualTo("[{\"source\":\"difficulty\",\"factor\":1.5,\"reason\":\"medium\"}]");
        assertThat(award.number("/points")).isEqualTo(150);
        assertThat(award.number("/balance")).isEqualTo(160);
        assertThat(award.number("/level")).isEqualTo(1);
        assertThat(award.body().at("/streak").toString()).isEqualTo("{\"days\":1,\"multiplier\":1}");
        assertThat(award.body().at("/unlocked")).isEmpty();
        assertThat(Instant.parse(award.text("/occurredAt"))).isBeforeOrEqualTo(time.instant());
    }

    @Test
    void theSameRequestIsAnsweredTheSame() {
        var id = api.registered();
        var first = api.action(id, "message_sent", "chat-1").ok(201);
        var again = api.action(id, "message_sent", "\"chat-1\"").ok(201);

        assertThat(first.headers().getFirst("Idempotency-Replayed")).isNull();
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.points(id).number("/balance")).isEqualTo(15);
        api.action(id, "reaction", "chat-1").problem(422, "idempotency-key-reused");
        api.post("/users/" + id + "/points/spendings", "{'amount': 1, 'purpose': 'x'}", "chat-1")
                .problem(422, "idempotency-key-reused");
    }

    @Test
    void aKeyIsTheMembersOwn() {
        api.action(api.registered(), "message_sent", "mine").ok(201);

        assertThat(api.action(api.registered(), "reaction", "mine")
                        .ok(201)
                        .headers()
                        .getFirst("Idempotency-Replayed"))
                .isNull();
    }

    @Test
    void whatIsNoKeyIsMalformed() {
        var id = api.registered();

        api.action(id, "message_sent", "k".repeat(65)).problem(400, "idempotency-key-invalid");
        api.action(id, "message_sent", "two words").problem(400, "idempotency-key-invalid");
        api.action(id, "message_sent", "").problem(400, "idempotency-key-invalid");
        api.action(id, "message_sent", "one", "two").problem(400, "idempotency-key-invalid");
        api.action(id, "message_sent", "k".repeat(64)).ok(201);
    }

    @Test
    void whoeverRefusesSaysWhy() {
        var id = api.registered();

        api.action(Players.newId(), "message_sent").problem(404, "unknown-user");
        api.action(id, "dance").problem(422, "unknown-action-type");
        assertThat(api.action(id, "trivia_completed")
                        .problem(422, "validation-failed")
                        .text("/errors/0/pointer"))
                .isEqualTo("#/context/questionId");
        assertThat(api.post(
                                "/users/" + id + "/actions",
                                "{'type': 'friend_referral', 'context': {'referredUserId': %s}}".formatted(id))
                        .problem(422, "validation-failed")
                        .text("/errors/0/code"))
                .isEqualTo("oneself");
        assertThat(players.number("SELECT count(*) FROM gamification.entry WHERE user_id = " + id))
                .as("nothing but the welcome")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                              | required",
                "{'type': 7}                                                     | type",
                "{'type': null}                                                  | required",
                "{'type': 'login', 'multiplier': 1000}                           | unknown-field",
                "{'type': 'login', 'context': 7}                                 | type",
                "{'type': 'login', 'context': {'a': {'a': {'a': {'a': {}}}}}}    | too-deep",
                "{'type': 'login', 'context': {'a': '\\u0000'}}                  | not-storable",
                "{'type': 'login', 'context': {'\\u0000': 1}}                    | not-storable",
                "{'type': 'login', 'context': {'a': 1.5e-200}}                   | not-storable"
            })
    void whatIsNoActionIsRefused(String body, String code) {
        var id = api.registered();

        assertThat(api.post("/users/" + id + "/actions", body)
                        .problem(422, "validation-failed")
                        .text("/errors/0/code"))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\\ud800'", "1e400", "NaN"})
    void whatIsNoJsonIsMalformed(String value) {
        api.post("/users/" + api.registered() + "/actions", "{'type': 'login', 'context': {'a': " + value + "}}")
                .problem(400, "malformed-json");
    }

    @Test
    void aLongTypeAndALargeContextAreRefused() {
        var path = "/users/" + api.registered() + "/actions";

        assertThat(api.post(path, "{'type': '%s'}".formatted("x".repeat(65))).text("/errors/0/code"))
                .isEqualTo("too-long");
        assertThat(api.post(path, "{'type': 'login', 'context': {'a': '%s'}}".formatted("x".repeat(4_089)))
                        .text("/errors/0/code"))
                .isEqualTo("too-large");
        api.post(path, "{'type': 'login', 'context': {'a': '%s'}}".formatted("x".repeat(4_088)))
                .ok(201);
        api.post(path, "{'type': 'login', 'context': {'a': {'a': {'a': {'a': [1, true, null, 'b', 0.5]}}}}}")
                .problem(422, "validation-failed");
        api.post(path, "{'type': 'login', 'context': {'a': {'a': {'a': [1, true, null, 'b', 0.5]}}}}")
                .ok(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'context': null", ", 'context': {}"})
    void anEmptyContextIsNone(String context) {
        var id = api.registered();
        var path = "/users/" + id + "/actions";
        api.action(id, "reaction", "k").ok(201);

        assertThat(api.post(path, "{'type': 'reaction'%s}".formatted(context), "k")
                        .ok(201)
                        .headers()
                        .getFirst("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        var path = "/users/" + api.registered() + "/actions";
        api.post(path, "{'type': 'reaction', 'context': {'a': 1, 'b': [{'c': 1, 'd': 2}]}}", "k")
                .ok(201);

        api.post(path, "{'context': {'b': [{'d': 2, 'c': 1}], 'a': 1}, 'type': 'reaction'}", "k")
                .ok(201);
        api.post(path, "{'type': 'reaction', 'context': {'a': 1, 'b': [{'c': 1, 'd': 3}]}}", "k")
                .problem(422, "idempotency-key-reused");
    }

    @Test
    void overALimitItSaysWhenItCanBeDoneAgain() {
        var id = api.registered();
        api.action(id, "daily_login").ok(201);
        var before = api.get("/users/" + id + "/points/entries");

        var refused = api.action(id, "daily_login").problem(429, "limit-reached");

        var freeAt = Instant.parse(refused.text("/freeAt"));
        assertThat(freeAt).isAfter(time.instant()).isBefore(time.instant().plus(Duration.ofHours(24)));
        var seconds = Long.parseLong(requireNonNull(refused.headers().getFirst(HttpHeaders.RETRY_AFTER)));
        assertThat(time.instant().plusSeconds(seconds)).isBetween(freeAt.minusSeconds(30), freeAt.plusSeconds(2));
        assertThat(api.get("/users/" + id + "/points/entries").body()).isEqualTo(before.body());

        time.travelTo(freeAt);
        api.action(id, "daily_login").ok(201);
    }

    @Test
    void whatIsTooFastIsHeldAndSeenAsPending() {
        var id = api.registered();
        IntStream.range(0, 9).forEach(_ -> api.action(id, "reaction").ok(201));

        var tenth = api.action(id, "reaction").ok(201);

        assertThat(tenth.body().at("/held").asBoolean()).isTrue();
        assertThat(tenth.number("/points")).isEqualTo(5);
        assertThat(tenth.number("/balance")).isEqualTo(55);
        assertThat(api.points(id).number("/pending")).isEqualTo(5);
        var entry = api.get("/users/" + id + "/points/entries").body().at("/items/0");
        assertThat(entry.at("/held").asBoolean()).isTrue();
        assertThat(entry.at("/pending").asLong()).isEqualTo(5);
        assertThat(entry.at("/amount").asLong()).isZero();
    }

    @Test
    void theSuspendedEarnNothingUntilTheyAreReinstated() {
        var id = api.registered();
        api.post("/users/" + id + "/suspension", "{'reason': 'a test'}").ok(200);

        api.until(409, () -> api.action(id, "reaction")).problem(409, "user-suspended");
        api.post("/users/" + id + "/points/spendings", "{'amount': 1, 'purpose': 'x'}")
                .problem(409, "user-suspended");
        api.post("/users/" + id + "/daily-gift", null).problem(409, "user-suspended");
        api.post("/users/" + id + "/points/adjustments", "{'amount': 1, 'reason': 'x'}")
                .ok(201);

        api.call(HttpMethod.DELETE, "/users/" + id + "/suspension?reason=over", null)
                .ok(200);
        api.until(201, () -> api.action(id, "reaction"));
    }

    @Test
    void theErasedAreGoneAndTheirLedgerStays() {
        var id = api.registered();
        IntStream.range(0, 10).forEach(_ -> api.action(id, "reaction").ok(201));
        api.post("/users/" + id + "/points/spendings", "{'amount': 5, 'purpose': 'a secret'}")
                .ok(201);
        api.call(HttpMethod.DELETE, "/users/" + id + "?reason=asked", null).ok(200);

        api.until(410, () -> api.action(id, "reaction")).problem(410, "user-erased");
        var ledger = api.get("/users/" + id + "/points/entries").ok(200);
        assertThat(ledger.text("/items/0/kind")).isEqualTo("void");
        assertThat(ledger.text("/items/0/refersTo")).isEqualTo(id + "-11");
        assertThat(ledger.body().toString()).doesNotContain("a secret");
        assertThat(ledger.body().at("/items")).hasSize(13);
        api.get("/users/" + id + "/points").problem(410, "user-erased");
        api.post("/users/" + id + "/points/spendings", "{'amount': 1, 'purpose': 'x'}")
                .problem(410, "user-erased");
        api.post("/users/" + id + "/points/adjustments", "{'amount': 1, 'reason': 'x'}")
                .problem(410, "user-erased");
        api.post("/users/" + id + "/daily-gift", null).problem(410, "user-erased");
        api.post("/points/holds/" + id + "-11/release", "{'reason': 'x'}").problem(410, "user-erased");
        assertThat(players.texts("""
                        SELECT concat_ws(' ', balance, pending, entries, listed, time_zone IS NULL,
                                         (SELECT count(*) FROM gamification.tally t WHERE t.user_id = a.user_id),
                                         (SELECT count(*) FROM gamification.unlock u WHERE u.user_id = a.user_id),
                                         (SELECT count(*) FROM gamification.mission_run r WHERE r.user_id = a.user_id),
                                         (SELECT count(*) FROM gamification.mission_done d WHERE d.user_id = a.user_id),
                                         (SELECT count(*) FROM gamification.entry_note n WHERE n.user_id = a.user_id),
                                         (SELECT count(*) FROM gamification.standing s WHERE s.user_id = a.user_id AND s.listed))
                          FROM gamification.account a WHERE user_id = %s""".formatted(id))).containsExactly("50 0 13 f t 0 0 0 0 0 0");
    }

    @Test
    void nobodyIsAwardedWhoWasErasedBeforeTheyWereHeardOf() {
        var id = players.somebody();
        api.call(HttpMethod.DELETE, "/users/" + id + "?reason=asked", null).ok(200);

        api.action(id, "reaction").problem(410, "user-erased");
        api.get("/users/" + id + "/points").problem(410, "user-erased");
        api.get("/users/" + id + "/points/entries").ok(200);
    }
}
