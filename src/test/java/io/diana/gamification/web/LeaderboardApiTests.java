package io.diana.gamification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.UserId;
import io.diana.vip.Community;
import io.diana.vip.TimeTravel;
import io.diana.vip.VipTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VipTest
@TestPropertySource(properties = "diana.test=leaderboards") // a database of its own, since standings are thrown away
class LeaderboardApiTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    WebTestClient client;

    @Autowired
    Community community;

    @Autowired
    TimeTravel time;

    @Autowired
    JsonMapper json;

    List<UserId> members = List.of();

    @BeforeEach
    void setUp() {
        community.execute("TRUNCATE gamification.standing, gamification.rank_node, gamification.board_period");
        members = community.somebodies(6);
        community.execute("""
                INSERT INTO gamification.account (user_id, time_zone, opened_at, entries, last_entry_at)
                SELECT id, 'UTC', '2020-01-01Z', 1, '2020-01-01Z' FROM generate_series(%s, %s) id
                """.formatted(members.getFirst(), members.getLast()));
    }

    @Test
    void showsWhoHasMost() {
        earn(30, 10, 20, 20, 0, 5);

        var body = body(get("weekly"));

        assertThat(body.propertyNames()).containsExactly("items", "period", "page");
        assertThat(body.path("period").asString()).matches("\\d{4}-W\\d{2}");
        assertThat(rows(body)).containsExactly("1 0 30", "2 2 20", "2 3 20", "4 1 10", "5 5 5");
        assertThat(body.at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("rank", "userId", "displayName", "score");
        assertThat(body.at("/items/0/displayName").asString()).isEqualTo("Ada");
        assertThat(body.at("/page/next").isNull()).isTrue();
        assertThat(rows(body(get("monthly")))).isEqualTo(rows(body));
        assertThat(rows(body(get("all-time?period=all-time")))).isEqualTo(rows(body));
        assertThat(rows(body(get("streak")))).isEmpty();
    }

    @Test
    void isReadPageByPageWithoutGapOrDuplicate() {
        earn(7, 7, 7, 7, 9, 7);
        var read = new ArrayList<String>();
        var next = "";
        do {
            var body = body(get("all-time?limit=2&count=exact&cursor=" + next));
            assertThat(body.at("/page/count").asInt()).isEqualTo(6);
            read.addAll(rows(body));
            next = body.at("/page/next").isNull() ? null : body.at("/page/next").asString();
        } while (next != null);

        assertThat(read).containsExactly("1 4 9", "2 0 7", "2 1 7", "2 2 7", "2 3 7", "2 5 7");
    }

    @Test
    void aCursorKeepsToItsPeriodAndItsBoard() {
        earn(3, 2, 1, 0, 0, 0);
        var first = get("weekly?limit=1");
        first.expectHeader().valueMatches("Link", "</api/v1/leaderboards/weekly\\?limit=1&cursor=[^>]+>; rel=\"next\"");
        var body = body(first);
        var next = body.at("/page/next").asString();
        time.travel(Duration.ofDays(7));
        var second = body(get("weekly?limit=1&cursor=" + next));
        time.travel(Duration.ofDays(-7));

        assertThat(rows(second)).containsExactly("2 1 2");
        assertThat(second.path("period")).isEqualTo(body.path("period"));
        get("monthly?limit=1&cursor=" + next).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 0 1 2, 1", "2, 3, 1 2 3, 3", "3, 1, 3, 3", "5, 3, 3 4 5, 6", "4, 50, 0 1 2 3 4 5, 5"})
    void showsWhatIsAroundAMember(int member, int limit, String rows, long rank) {
        earn(60, 50, 40, 40, 20, 10);

        var body = body(get("weekly?around=%s&limit=%d".formatted(members.get(member), limit)));

        assertThat(rows(body))
                .extracting(row -> row.replaceFirst("\\d+ (\\d+) .*", "$1"))
                .containsExactly(words(rows));
        assertThat(body.at("/me/userId").asLong()).isEqualTo(members.get(member).value());
        assertThat(body.at("/me/rank").asLong()).isEqualTo(rank);
        assertThat(body.at("/me/displayName").asString()).isEqualTo("Ada");
    }

    @Test
    void goesOnBehindWhatIsAroundAMember() {
        earn(60, 50, 40, 40, 20, 10);
        var around = "weekly?around=%s&limit=3".formatted(members.get(1));
        var next = body(get(around)).at("/page/next").asString();

        var body = body(get(around + "&cursor=" + next));

        assertThat(rows(body)).containsExactly("3 3 40", "5 4 20", "6 5 10");
        assertThat(body.at("/me/rank").asLong()).isEqualTo(2);
    }

    @Test
    void hidesAtOnceWhoDoesNotWantToBeSeen() {
        earn(60, 50, 40, 0, 0, 0);
        var eva = members.get(1);
        prefer(eva, false);
        assertThat(rows(body(get("weekly")))).noneMatch(row -> row.contains(" 1 "));

        awaitRows("1 0 60", "2 2 40");
        var around = body(get("weekly?around=" + eva));
        assertThat(rows(around)).containsExactly("1 0 60", "2 2 40");
        assertThat(around.at("/me/rank").asLong()).isEqualTo(2);
        assertThat(around.at("/me/score").asLong()).isEqualTo(50);

        prefer(eva, true);
        awaitRows("1 0 60", "2 1 50", "3 2 40");
    }

    @Test
    void closedPeriodsAreStillReadWithoutThoseWhoHideNow() {
        earn(60, 50, 0, 0, 0, 0);
        var period = body(get("weekly")).path("period").asString();
        time.travel(Duration.ofDays(8));
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> community
                                .texts("SELECT period::text FROM gamification.board_period"
                                        + " WHERE board = 2 AND closed_at IS NOT NULL")
                                .size()
                        == 1);
        earn(1, 0, 0, 0, 0, 0);
        prefer(members.getFirst(), false);

        var body = body(get("weekly?period=" + period));
        time.travel(Duration.ofDays(-8));

        assertThat(body.path("period").asString()).isEqualTo(period);
        assertThat(rows(body)).containsExactly("2 1 50");
    }

    @Test
    void rowsOfDaysLeaveTheBoardWhenTheyLapse() {
        community.execute(
                "SELECT gamification.rank(ARRAY[%1$s, %2$s], '{0,0}', '{3,4}', ARRAY['%3$s', NULL]::timestamptz[], now())"
                        .formatted(
                                members.get(0), members.get(1), time.instant().plusSeconds(3_600)));
        assertThat(rows(body(get("streak")))).containsExactly("1 1 4", "2 0 3");

        time.travel(Duration.ofHours(1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> rows(body(get("streak"))).equals(List.of("1 1 4")));
        time.travel(Duration.ofHours(-1));
    }

    @Test
    void tellsMembersWhereTheyStand() {
        earn(60, 50, 50, 0, 0, 0);

        var body = body(ranks(members.get(1)));

        assertThat(body.propertyNames()).containsExactly("ranks");
        assertThat(body.path("ranks"))
                .extracting(rank -> "%s %s %s %s"
                        .formatted(
                                rank.path("board").asString(),
                                rank.path("rank").asLong(),
                                rank.path("score").asLong(),
                                rank.path("of").asLong()))
                .containsExactly("all-time 2 50 3", "weekly 2 50 3", "monthly 2 50 3", "streak 1 0 0");
        assertThat(body.at("/ranks/1/period")).isEqualTo(body(get("weekly")).path("period"));
        assertThat(body(ranks(members.get(4))).at("/ranks/0/rank").asLong()).isEqualTo(4);
        assertThat(body(ranks(community.somebody())).at("/ranks/0/rank").asLong())
                .isEqualTo(4);
    }

    @Test
    void tellsNothingOfStrangersAndOfThoseWhoLeft() {
        var gone = community.somebody();
        client.delete()
                .uri("/api/v1/users/%s?reason=wish".formatted(gone))
                .exchange()
                .expectStatus()
                .isOk();

        ranks(Community.newId()).expectStatus().isNotFound();
        ranks(gone).expectStatus().isEqualTo(410);
        get("weekly?around=" + Community.newId()).expectStatus().isNotFound();
        get("weekly?around=" + gone).expectStatus().isEqualTo(410);
        get("weekly?around=0").expectStatus().isEqualTo(422);
    }

    @Test
    void whoLeavesTakesNoPlace() {
        earn(60, 50, 0, 0, 0, 0);
        var gone = members.getFirst();
        client.delete()
                .uri("/api/v1/users/%s?reason=wish".formatted(gone))
                .exchange()
                .expectStatus()
                .isOk();

        awaitRows("1 1 50");
    }

    @ParameterizedTest
    @CsvSource({
        "daily, 404, unknown-board",
        "weekly?period=2026-11, 422, validation-failed",
        "monthly?period=2026-W11, 422, validation-failed",
        "all-time?period=yesterday, 422, validation-failed",
        "weekly?limit=201, 400, invalid-limit",
        "weekly?cursor=abc, 400, invalid-cursor"
    })
    void refusesWhatCannotBe(String board, int status, String code) {
        assertThat(body(get(board).expectStatus().isEqualTo(status))
                        .path("code")
                        .asString())
                .isEqualTo(code);
    }

    private void earn(int... points) {
        for (var n = 0; n < points.length; n++) {
            community.execute("SELECT gamification.rank(ARRAY[%s], ARRAY[%s], '{NULL}', '{NULL}', '%s')"
                    .formatted(members.get(n), points[n], time.instant()));
        }
    }

    private void prefer(UserId id, boolean shown) {
        client.patch()
                .uri("/api/v1/users/%s/preferences".formatted(id))
                .header("Content-Type", "application/merge-patch+json")
                .bodyValue("{\"privacy\": {\"showInLeaderboards\": %s}}".formatted(shown))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static String[] words(String text) {
        return text.split(" ", -1);
    }

    /** When the event has been heard as well, nobody else is placed as if they were there. */
    private void awaitRows(String... expected) {
        Awaitility.await().atMost(LIMIT).until(() -> rows(body(get("weekly"))).equals(List.of(expected)));
    }

    private ResponseSpec get(String board) {
        return client.get().uri("/api/v1/leaderboards/" + board).exchange();
    }

    private ResponseSpec ranks(UserId id) {
        return client.get().uri("/api/v1/users/%s/ranks".formatted(id)).exchange();
    }

    private JsonNode body(ResponseSpec answer) {
        return json.readTree(Objects.requireNonNull(
                answer.expectBody(byte[].class).returnResult().getResponseBodyContent()));
    }

    /** Rank, number among the members, and score. */
    private List<String> rows(JsonNode body) {
        var rows = new ArrayList<String>();
        body.path("items")
                .forEach(item -> rows.add("%d %d %d"
                        .formatted(
                                item.path("rank").asLong(),
                                members.indexOf(new UserId(item.path("userId").asLong())),
                                item.path("score").asLong())));
        return rows;
    }
}
