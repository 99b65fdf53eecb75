package io.diana.gamification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.GamificationTest;
import io.diana.gamification.Players;
import io.diana.users.UserId;
import io.diana.vip.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@GamificationTest
class PointsApiTests {

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
    void aMemberOfWhomNothingWasHeardHasNothingYet() {
        var id = players.somebody();

        var points = api.points(id);

        assertThat(points.body().propertyNames())
                .containsExactly(
                        "name", "balance", "lifetime", "pending", "level", "nextLevel", "streak", "multipliers");
        assertThat(points.text("/name")).isEqualTo("besitos");
        assertThat(points.number("/balance")).isZero();
        assertThat(points.body().at("/nextLevel").toString()).isEqualTo("{\"level\":2,\"at\":1000,\"missing\":1000}");
        assertThat(points.body().at("/streak").toString())
                .isEqualTo("{\"days\":0,\"longest\":0,\"multiplier\":1,\"deadline\":null,\"freezes\":0}");
        assertThat(players.number("SELECT count(*) FROM gamification.account WHERE user_id = " + id))
                .isZero();
    }

    @Test
    void aPersonThatIsNotThereIsNotFound() {
        var id = Players.newId();

        api.get("/users/" + id + "/points").problem(404, "unknown-user");
        api.get("/users/" + id + "/points?asOf=2026-01-01T00:00:00Z").problem(404, "unknown-user");
        api.get("/users/" + id + "/points/entries").problem(404, "unknown-user");
        api.post("/users/" + id + "/points/spendings", "{'amount': 1, 'purpose': 'x'}")
                .problem(404, "unknown-user");
        api.post("/users/" + id + "/points/adjustments", "{'amount': 1, 'reason': 'x'}")
                .problem(404, "unknown-user");
        api.post("/users/" + id + "/daily-gift", null).problem(404, "unknown-user");
    }

    @Test
    void whatIsEarnedIsSeenAtOnce() {
        var id = api.registered();
        api.action(id, "reaction").ok(201);

        var points = api.points(id);

        assertThat(points.number("/balance")).isEqualTo(15);
        assertThat(points.number("/lifetime")).isEqualTo(15);
        assertThat(points.number("/nextLevel/missing")).isEqualTo(985);
        assertThat(points.number("/streak/days")).isEqualTo(1);
        assertThat(Instant.parse(points.text("/streak/deadline"))).isAfter(time.instant());
        assertThat(points.headers().getETag()).startsWith("\"");
    }

    @Test
    void aPastInstantShowsWhatWasThereThen() {
        var id = api.registered();
        api.action(id, "reaction").ok(201);
        var then = time.instant();
        time.travel(Duration.ofHours(1));
        api.post("/users/" + id + "/points/spendings", "{'amount': 15, 'purpose': 'x'}")
                .ok(201);

        var past = api.get("/users/" + id + "/points?asOf=" + then).ok(200);

        assertThat(past.body().propertyNames())
                .containsExactly("name", "balance", "lifetime", "level", "nextLevel", "asOf");
        assertThat(past.number("/balance")).isEqualTo(15);
        assertThat(api.get("/users/" + id + "/points?asOf=" + time.instant().minusMillis(1))
                        .number("/balance"))
                .isZero();
        assertThat(api.get("/users/" + id + "/points?asOf=2020-01-01T00:00:00Z").number("/lifetime"))
                .isZero();
        assertThat(api.get("/users/" + id + "/points?asOf=2020-01-01T01:00:00+01:00")
                        .text("/asOf"))
                .isEqualTo("2020-01-01T00:00:00Z");
        assertThat(api.get("/users/" + players.somebody() + "/points?asOf=0001-01-01T00:00:00Z")
                        .number("/balance"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "",
                "2026-01-01",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "9999-12-31T00:00:00Z"
            })
    void whatIsNoPastInstantIsInvalid(String asOf) {
        assertThat(api.get("/users/" + api.registered() + "/points?asOf=" + asOf)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void spendingTakesAllOrNothing() {
        var id = api.registered();
        var path = "/users/" + id + "/points/spendings";

        var entry = api.post(path, "{'amount': 4, 'purpose': 'Bought a hint'}", "s-1")
                .ok(201);

        assertThat(entry.body().propertyNames())
                .containsExactly("id", "kind", "amount", "balanceAfter", "reason", "source", "occurredAt");
        assertThat(entry.text("/kind")).isEqualTo("spending");
        assertThat(entry.number("/amount")).isEqualTo(-4);
        assertThat(entry.number("/balanceAfter")).isEqualTo(6);
        assertThat(entry.text("/reason")).isEqualTo("Bought a hint");
        var again = api.post(path, "{'amount': 4, 'purpose': 'Bought a hint'}", "s-1")
                .ok(201);
        assertThat(again.body()).isEqualTo(entry.body());
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(api.post(path, "{'amount': 7, 'purpose': 'x'}", "s-2")
                        .problem(409, "insufficient-points")
                        .number("/balance"))
                .isEqualTo(6);
        api.post(path, "{'amount': 6, 'purpose': 'y'}", "s-2").ok(201);
        assertThat(api.points(id).number("/lifetime")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spendings   | {'purpose': 'x'}                                 | required",
                "spendings   | {'amount': 0, 'purpose': 'x'}                    | too-small",
                "spendings   | {'amount': -1, 'purpose': 'x'}                   | too-small",
                "spendings   | {'amount': 1.5, 'purpose': 'x'}                  | type",
                "spendings   | {'amount': 1000000000001, 'purpose': 'x'}        | too-large",
                "spendings   | {'amount': 1}                                    | required",
                "spendings   | {'amount': 1, 'purpose': ' '}                    | required",
                "spendings   | {'amount': 1, 'purpose': 'a\\nb'}                | control-character",
                "spendings   | {'amount': 1, 'purpose': 'x', 'price': 1}        | unknown-field",
                "adjustments | {'amount': 0, 'reason': 'x'}                     | zero",
                "adjustments | {'amount': -1000000000001, 'reason': 'x'}        | too-large",
                "adjustments | {'amount': 9223372036854775808, 'reason': 'x'}   | type",
                "adjustments | {'amount': 1, 'reason': 7}                       | type"
            })
    void whatCannotBeIsInvalid(String what, String body, String code) {
        var answer = api.post("/users/" + api.registered() + "/points/" + what, body);

        assertThat(answer.problem(422, "validation-failed").text("/errors/0/code"))
                .isEqualTo(code);
    }

    @Test
    void anAdjustmentIsWhatItSaysAfterAllIsSettled() {
        var id = api.registered();
        var path = "/users/" + id + "/points/adjustments";

        var entry = api.post(path, "{'amount': 100, 'reason': 'Won'}").ok(201);
        awaitSettled(id);

        assertThat(entry.text("/kind")).isEqualTo("adjustment");
        assertThat(entry.number("/balanceAfter")).isEqualTo(110);
        assertThat(api.points(id).number("/balance")).isEqualTo(110);
        assertThat(api.points(id).number("/lifetime")).isEqualTo(10);
        api.post(path, "{'amount': -111, 'reason': 'Lost'}").problem(409, "insufficient-points");
        api.post(path, "{'amount': 1000000000000, 'reason': 'Won'}").problem(409, "too-many-points");
        api.post(path, "{'amount': -110, 'reason': 'Lost'}").ok(201);
    }

    @Test
    void theGiftIsGivenOnceADayOfTheMembersCalendar() {
        var id = api.registered("Asia/Tokyo");
        var path = "/users/" + id + "/daily-gift";

        var gift = api.post(path, null).ok(201);

        assertThat(gift.body().has("type")).isFalse();
        assertThat(gift.number("/points")).isEqualTo(22);
        assertThat(gift.number("/balance")).isEqualTo(32);
        var nextAt = Instant.parse(
                api.post(path, null).problem(409, "already-claimed").text("/nextAt"));
        assertThat(nextAt.toString()).endsWith("T15:00:00Z");
        time.travelTo(nextAt);
        assertThat(api.post(path, null).ok(201).number("/points")).isEqualTo(24);
    }

    @Test
    void theLedgerIsReadPageByPageWithoutGapOrDuplicate() {
        var id = api.registered();
        IntStream.range(0, 23).forEach(i -> api.action(id, "message_sent").ok(201));
        var seen = new ArrayList<String>();
        var path = "/users/" + id + "/points/entries?limit=5&count=exact";

        for (String next = path; next != null; ) {
            var page = api.get(next).ok(200);
            page.body().at("/items").forEach(item -> seen.add(item.at("/id").asString()));
            assertThat(page.number("/page/count")).isBetween(24L, 40L);
            if (seen.size() == 5) {
                IntStream.range(0, 7).forEach(_ -> api.action(id, "reaction").ok(201));
            }
            next = page.body().at("/page/next").isNull() ? null : path + "&cursor=" + page.text("/page/next");
        }

        assertThat(seen).hasSize(24).startsWith(id + "-24", id + "-23").endsWith(id + "-1");
        assertThat(new HashSet<>(seen)).hasSize(24);
        assertThat(api.get("/users/" + id + "/points/entries?limit=5").headers().getFirst("Link"))
                .contains("rel=\"next\"");
    }

    @Test
    void theLedgerIsFilteredByKindAndTime() {
        var id = api.registered();
        api.action(id, "message_sent").ok(201);
        var middle = time.instant();
        time.travel(Duration.ofHours(1));
        api.action(id, "message_sent").ok(201);
        api.post("/users/" + id + "/points/spendings", "{'amount': 1, 'purpose': 'x'}")
                .ok(201);
        var path = "/users/" + id + "/points/entries?";

        assertThat(ids(path + "kind=award")).isEqualTo("3 2");
        assertThat(ids(path + "kind=spending")).isEqualTo("4");
        assertThat(ids(path + "kind=refund")).isEmpty();
        assertThat(ids(path + "to=" + middle)).isEqualTo("2 1");
        assertThat(ids(path + "from=" + middle)).isEqualTo("4 3");
        assertThat(ids(path + "kind=award&from=" + middle + "&to="
                        + time.instant().plusSeconds(60)))
                .isEqualTo("3");
        var third = api.get(path).text("/items/1/occurredAt");
        assertThat(ids(path + "from=" + third)).as("from is part of it").isEqualTo("4 3");
        assertThat(ids(path + "to=" + third)).as("to is not").isEqualTo("2 1");
        assertThat(ids(path + "from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z"))
                .isEqualTo("4 3 2 1");
        assertThat(api.get(path + "kind=award&count=exact").number("/page/count"))
                .isEqualTo(2);
        api.get(path + "kind=theft").ok(422);
        api.get(path + "from=yesterday").ok(422);
        api.get(path + "from=0000-01-01T00:00:00Z").ok(422);
        api.get(path + "cursor=nonsense").ok(400);
        api.get(path + "limit=201").ok(400);
    }

    @Test
    void aCursorBelongsToItsList() {
        var id = api.registered();
        api.action(id, "message_sent").ok(201);
        var cursor = api.get("/users/" + id + "/points/entries?limit=1").text("/page/next");

        api.get("/users/" + id + "/points/entries?limit=1&kind=award&cursor=" + cursor)
                .ok(400);
        api.get("/users/" + api.registered() + "/points/entries?limit=1&cursor=" + cursor)
                .ok(400);
    }

    @Test
    void aMemberOfVipEarnsMoreUntilTheMembershipEnds() {
        var id = api.registered();
        api.post("/users/" + id + "/vip/grants", "{'plan': 'monthly', 'duration': 'PT20S', 'reason': 'a test'}")
                .ok(201);
        api.until(
                201,
                () -> api.get("/users/" + id + "/points")
                                .body()
                                .at("/multipliers/0/source")
                                .asString("")
                                .equals("vip")
                        ? api.action(id, "message_sent")
                        : api.get("/users/" + id + "/points"));
        var award = api.action(id, "message_sent").ok(201);
        assertThat(award.number("/points")).isEqualTo(7);
        assertThat(award.text("/multipliers/0/source")).isEqualTo("vip");

        players.execute(
                "UPDATE gamification.account SET vip_until = '%s' WHERE user_id = %s".formatted(time.instant(), id));
        assertThat(api.action(id, "message_sent").number("/points"))
                .as("without any event")
                .isEqualTo(5);
    }

    @Test
    void aMoveIsHeard() {
        var id = api.registered();
        api.call(HttpMethod.PATCH, "/users/" + id, "{'timeZone': 'Pacific/Kiritimati'}")
                .ok(200);
        awaitSettled(id);

        assertThat(players.texts("SELECT move_zone FROM gamification.account WHERE user_id = " + id))
                .containsExactly("Pacific/Kiritimati");
        api.post("/users/" + id + "/daily-gift", null).ok(201);
        var nextAt = Instant.parse(api.post("/users/" + id + "/daily-gift", null)
                .problem(409, "already-claimed")
                .text("/nextAt"));
        assertThat(nextAt).as("the day ends in both zones").isAfter(time.instant());
    }

    private void awaitSettled(UserId id) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> players.number(
                                "SELECT count(*) FROM outbox.publication WHERE aggregate = '%s' AND state <> 'DONE'"
                                        .formatted(id))
                        == 0);
    }

    private String ids(String path) {
        var ids = new ArrayList<String>();
        api.get(path)
                .ok(200)
                .body()
                .at("/items")
                .forEach(it -> ids.add(it.at("/id").asString().replaceFirst(".*-", "")));
        return String.join(" ", ids);
    }
}
