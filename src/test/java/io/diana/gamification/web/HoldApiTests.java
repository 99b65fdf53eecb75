package io.diana.gamification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.gamification.GamificationTest;
import io.diana.gamification.Players;
import io.diana.gamification.domain.Refusal;
import io.diana.http.Problem;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@GamificationTest
class HoldApiTests {

    private static final String REASON = "{'reason': 'Looked at it'}";

    @Autowired
    WebTestClient http;

    @Autowired
    Players players;

    GameApi api;

    @BeforeEach
    void setUp() {
        api = new GameApi(http);
    }

    @Test
    void releasingPaysOnceAndCounts() {
        var id = held(1);
        var path = "/points/holds/" + id + "-11/";

        var entry = api.post(path + "release", REASON).ok(201);

        assertThat(entry.text("/id")).isEqualTo(id + "-12");
        assertThat(entry.text("/kind")).isEqualTo("award");
        assertThat(entry.text("/type")).isEqualTo("reaction");
        assertThat(entry.number("/amount")).isEqualTo(5);
        assertThat(entry.text("/refersTo")).isEqualTo(id + "-11");
        assertThat(entry.text("/reason")).isEqualTo("Looked at it");
        assertThat(entry.number("/explanation/base")).isEqualTo(5);
        assertThat(api.points(id).number("/balance")).isEqualTo(60);
        assertThat(api.points(id).number("/pending")).isZero();
        assertThat(players.number("SELECT total FROM gamification.tally WHERE type = 'reaction' AND user_id = " + id))
                .isEqualTo(10);
        api.post(path + "release", REASON).problem(409, "hold-decided");
        api.post(path + "void", REASON).problem(409, "hold-decided");
    }

    @Test
    void aDecisionThatIsSentAgainUnderItsKeyIsAnsweredAgain() {
        var id = held(2);
        var path = "/points/holds/" + id + "-11/";
        var first = api.post(path + "release", REASON, "decision-1").ok(201);

        var again = api.post(path + "release", REASON, "decision-1").ok(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        api.post(path + "void", REASON, "decision-1").problem(422, "idempotency-key-reused");
        api.post("/points/holds/" + id + "-12/release", REASON, "decision-1").problem(422, "idempotency-key-reused");
        assertThat(api.points(id).number("/pending")).isEqualTo(5);
    }

    @Test
    void voidingPaysNothing() {
        var id = held(1);

        var entry = api.post("/points/holds/" + id + "-11/void", REASON).ok(201);

        assertThat(entry.text("/kind")).isEqualTo("void");
        assertThat(entry.number("/amount")).isZero();
        assertThat(api.points(id).number("/balance")).isEqualTo(55);
        assertThat(api.points(id).number("/pending")).isZero();
    }

    @Test
    void ofTenWhoDecideAtOnceOneDoes() {
        var id = held(1);

        var statuses = Flux.range(0, 10)
                .flatMap(
                        i -> Mono.fromCallable(() -> api.post(
                                                "/points/holds/" + id + "-11/" + (i % 2 == 0 ? "release" : "void"),
                                                REASON)
                                        .status())
                                .subscribeOn(Schedulers.boundedElastic()),
                        10)
                .sort()
                .collectList()
                .block(Duration.ofSeconds(60));

        assertThat(statuses).isEqualTo(List.of(201, 409, 409, 409, 409, 409, 409, 409, 409, 409));
    }

    @Test
    void theQueueIsReadOldestFirstWithoutGapOrDuplicate() {
        var id = held(7);
        var seen = new ArrayList<String>();

        for (String next = "/points/holds?limit=3&count=exact"; next != null; ) {
            var page = api.get(next).ok(200);
            assertThat(page.number("/page/count")).isGreaterThanOrEqualTo(7);
            page.body().at("/items").forEach(item -> seen.add(item.at("/id").asString()));
            next = page.body().at("/page/next").isNull()
                    ? null
                    : "/points/holds?limit=3&count=exact&cursor=" + page.text("/page/next");
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(it -> it.startsWith(id + "-")))
                .containsExactlyElementsOf(
                        IntStream.range(11, 18).mapToObj(no -> id + "-" + no).toList());
        assertThat(players.number("SELECT count(*) FROM gamification.hold WHERE decided_at IS NULL"))
                .isEqualTo(seen.size());
    }

    @Test
    void whatWaitsIsShownAsItWasSaid() {
        var id = held(0);
        api.post("/users/" + id + "/actions", "{'type': 'reaction', 'context': {'messageId': 1, 'a': {'b': [null]}}}")
                .ok(201);

        var hold = waiting(id);

        assertThat(hold.propertyNames()).containsExactly("id", "userId", "type", "points", "flag", "context", "heldAt");
        assertThat(hold.at("/flag").asString()).isEqualTo("velocity");
        assertThat(hold.at("/points").asLong()).isEqualTo(5);
        assertThat(hold.at("/context/messageId").asInt()).isEqualTo(1);
        api.post("/points/holds/" + id + "-11/void", REASON).ok(201);
        assertThatThrownBy(() -> waiting(id)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "0-1",
                "1-0",
                "1",
                "1-1-1",
                "4503599627370496-1",
                "1-999999999999999999",
                "99999999999999999-1"
            })
    void whatIsNotHeldIsNotFound(String id) {
        api.post("/points/holds/" + id + "/release", REASON).problem(404, "unknown-hold");
    }

    @Test
    void anEntryThatIsNotHeldIsNoHold() {
        api.post("/points/holds/" + held(0) + "-2/void", REASON).problem(404, "unknown-hold");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | required",
                "{'reason': ' '} | required",
                "{'reason': 7} | type",
                "{'reason': 'x', 'why': 1} | unknown-field"
            })
    void aDecisionNeedsAReason(String body, String code) {
        assertThat(api.post("/points/holds/1-1/void", body)
                        .problem(422, "validation-failed")
                        .text("/errors/0/code"))
                .isEqualTo(code);
    }

    @Test
    void nobodyActsOnTheirOwnAccount() {
        var answer = PointsRefusals.answer(new Refusal.OwnAccount(new UserId(815)));

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("own-account"));
    }

    /** What waits of a member, on whatever page. */
    private JsonNode waiting(UserId id) {
        var path = "/points/holds?limit=200";
        for (String next = path; next != null; ) {
            var page = api.get(next).ok(200);
            for (var hold : page.body().at("/items").values()) {
                if (hold.at("/userId").asLong() == id.value()) {
                    return hold;
                }
            }
            next = page.body().at("/page/next").isNull() ? null : path + "&cursor=" + page.text("/page/next");
        }
        throw new AssertionError("Nothing of %s waits.".formatted(id));
    }

    /** Somebody of whose actions so many are held; the first of these is entry 11. */
    private UserId held(int actions) {
        var id = api.registered();
        IntStream.range(0, 9 + actions).forEach(_ -> api.action(id, "reaction").ok(201));
        return id;
    }
}
