package io.diana.gamification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.GameMaster;
import io.diana.gamification.Players;
import io.diana.gamification.ProgressTest;
import io.diana.users.UserId;
import io.diana.vip.TimeTravel;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Missions and achievements of members over HTTP. */
@ProgressTest
class MissionApiTests {

    @Autowired
    WebTestClient client;

    @Autowired
    Players players;

    @Autowired
    GameMaster master;

    @Autowired
    TimeTravel time;

    @LocalServerPort
    int port;

    UserId ada = Players.newId();
    String action = "";
    String mission = "";

    @BeforeEach
    void setUp() {
        master.clearTheTable();
        ada = players.somebody();
        action = master.action();
        mission = GameMaster.newKey();
    }

    @Test
    void aMissionGoesFromAvailableToClaimed() {
        master.mission(mission, "daily", "actions." + action, 2, "");
        var available = get("missions");
        available
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].key")
                .isEqualTo(mission)
                .jsonPath("$.items[0].kind")
                .isEqualTo("daily")
                .jsonPath("$.items[0].state")
                .isEqualTo("AVAILABLE")
                .jsonPath("$.items[0].points")
                .isEqualTo(100)
                .jsonPath("$.items[0].claimable")
                .isEqualTo(false)
                .jsonPath("$.items[0].period")
                .isNotEmpty()
                .jsonPath("$.items[0].expiresAt")
                .isNotEmpty()
                .jsonPath("$.items[0].completedAt")
                .doesNotExist();
        problem(claim(mission, null), 409, "mission-not-completed");

        master.does(ada, action, 1);
        get("missions")
                .jsonPath("$.items[0].state")
                .isEqualTo("IN_PROGRESS")
                .jsonPath("$.items[0].objectives[0].progress")
                .isEqualTo(1)
                .jsonPath("$.items[0].objectives[0].required")
                .isEqualTo(2);
        problem(claim(mission, null), 409, "mission-not-completed");

        master.does(ada, action, 2);
        get("missions")
                .jsonPath("$.items[0].state")
                .isEqualTo("COMPLETED")
                .jsonPath("$.items[0].claimable")
                .isEqualTo(true)
                .jsonPath("$.items[0].objectives[0].progress")
                .isEqualTo(2);
        var first = claim(mission, null)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(first).contains("\"points\":100", "\"balance\":113", "\"entryId\":\"%s-".formatted(ada));
        var again = claim(mission, null).expectStatus().isOk();
        again.expectHeader().doesNotExist("Idempotency-Replayed");
        assertThat(again.expectBody(String.class).returnResult().getResponseBody())
                .isEqualTo(first);
        get("missions")
                .jsonPath("$.items[0].state")
                .isEqualTo("CLAIMED")
                .jsonPath("$.items[0].claimable")
                .isEqualTo(false)
                .jsonPath("$.items[0].claimedAt")
                .isNotEmpty()
                .jsonPath("$.items[0].expiresAt")
                .doesNotExist();
    }

    @Test
    void aClaimIsAnsweredAgainUnderItsKey() {
        master.mission(mission, "once", "actions." + action, 1, "");
        var other = GameMaster.newKey();
        master.mission(other, "once", "actions." + action, 1, "");
        master.does(ada, action, 1);

        claim(mission, "claim-1").expectStatus().isCreated();
        claim(mission, "claim-1").expectStatus().isOk().expectHeader().valueEquals("Idempotency-Replayed", "true");
        claim(mission, "claim-2").expectStatus().isOk().expectHeader().doesNotExist("Idempotency-Replayed");
        problem(claim(other, "claim-1"), 422, "idempotency-key-reused");
        problem(claim(other, "no key"), 400, "idempotency-key-invalid");
        get("missions")
                .jsonPath("$.items[?(@.key == '%s')].state".formatted(mission))
                .isEqualTo("CLAIMED")
                .jsonPath("$.items[?(@.key == '%s')].state".formatted(other))
                .isEqualTo("COMPLETED")
                .jsonPath("$.items[0].period")
                .doesNotExist();
    }

    @Test
    void whatWasCompletedOnAnotherDayIsThereUntilItIsClaimedOrLost() {
        master.mission(mission, "daily", "actions." + action, 1, "");
        master.does(ada, action, 1);
        time.travel(Duration.ofDays(2));
        get("missions")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].claimable")
                .isEqualTo(true)
                .jsonPath("$.items[1].state")
                .isEqualTo("AVAILABLE");

        time.travel(Duration.ofDays(7));
        get("missions").jsonPath("$.items.length()").isEqualTo(1);
        problem(claim(mission, null), 409, "mission-expired");
    }

    @Test
    void threeDailyMissionsAreOfferedAtATime() {
        for (var i = 0; i < 5; i++) {
            master.mission(GameMaster.newKey(), "daily", "actions." + action, 1, "");
        }
        master.mission(mission, "weekly", "actions." + action, 1, "");

        get("missions")
                .jsonPath("$.items.length()")
                .isEqualTo(4)
                .jsonPath("$.items[3].key")
                .isEqualTo(mission);
    }

    @Test
    void aMissionThatThereIsNotCannotBeClaimed() {
        problem(claim("none", null), 404, "mission-not-found");
        problem(claim("No%00ne", null), 404, "mission-not-found");
    }

    @Test
    void whoeverIsSuspendedClaimsNothing() {
        master.mission(mission, "once", "actions." + action, 1, "");
        master.does(ada, action, 1);
        players.execute("UPDATE gamification.account SET suspended = true WHERE user_id = " + ada);

        problem(claim(mission, null), 409, "user-suspended");
    }

    @Test
    void nobodyHasNothing() {
        var nobody = Players.newId();
        for (var what : new String[] {"missions", "achievements"}) {
            problem(request(nobody, what, null), 404, "unknown-user");
        }
        ada = nobody;
        problem(claim("none", null), 404, "unknown-user");
    }

    @Test
    void whoeverHasLeftHasNothing() {
        master.does(ada, action, 1);
        client.delete()
                .uri("/api/v1/users/%s?reason=left".formatted(ada))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> problem(request(ada, "missions", null), 410, "user-erased"));
        problem(request(ada, "achievements", null), 410, "user-erased");
        problem(claim("none", null), 410, "user-erased");
    }

    @Test
    void achievementsShowHowFarItIs() {
        var talker = GameMaster.newKey();
        var secret = GameMaster.newKey();
        master.achievement(talker, "actions." + action, 2, 4);
        master.define("achievement", secret, """
                {"name": "S", "secret": true, "counter": "actions.%s", "requires": [],
                 "steps": [{"tier": "BRONZE", "at": 3, "points": 0, "title": null}]}""".formatted(action));
        get("achievements")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.titles")
                .isEmpty();

        master.does(ada, action, 2);
        get("achievements")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].value")
                .isEqualTo(2)
                .jsonPath("$.items[0].secret")
                .isEqualTo(false)
                .jsonPath("$.items[0].counter")
                .isEqualTo("actions." + action)
                .jsonPath("$.items[0].steps[0].tier")
                .isEqualTo("bronze")
                .jsonPath("$.items[0].steps[0].reachedAt")
                .isNotEmpty()
                .jsonPath("$.items[0].steps[1].reachedAt")
                .doesNotExist()
                .jsonPath("$.titles[0]")
                .isEqualTo(talker + " 0");
        master.does(ada, action, 1);
        get("achievements")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[?(@.secret == true)].key")
                .isEqualTo(secret);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        master.mission(mission, "once", "actions." + action, 2, "");
        for (var what : new String[] {"missions", "achievements"}) {
            var etag = request(ada, what, null)
                    .expectStatus()
                    .isOk()
                    .returnResult(String.class)
                    .getResponseHeaders()
                    .getETag();
            assertThat(etag).startsWith("\"");
            request(ada, what, etag).expectStatus().isNotModified().expectBody().isEmpty();
        }
    }

    @Test
    void whatIsWorkedThroughIsShown() {
        master.achievement(mission, "actions." + action, 2);
        master.awaitRecalculation();

        client.get()
                .uri("/api/v1/points/recalculations")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.key == '%s')].kind".formatted(mission))
                .isEqualTo("achievement")
                .jsonPath("$.items[?(@.key == '%s')].version".formatted(mission))
                .isEqualTo(1)
                .jsonPath("$.items[?(@.key == '%s')].doneAt".formatted(mission))
                .isNotEmpty();
    }

    private BodyContentSpec get(String what) {
        return request(ada, what, null).expectStatus().isOk().expectBody();
    }

    private ResponseSpec request(UserId id, String what, @Nullable String ifNoneMatch) {
        return client.get()
                .uri("/api/v1/users/%s/%s".formatted(id, what))
                .headers(headers -> {
                    if (ifNoneMatch != null) {
                        headers.setIfNoneMatch(ifNoneMatch);
                    }
                })
                .exchange();
    }

    private ResponseSpec claim(String key, @Nullable String idempotencyKey) {
        return client.post()
                .uri(URI.create("http://localhost:%d/api/v1/users/%s/missions/%s/claim".formatted(port, ada, key)))
                .headers(headers -> {
                    if (idempotencyKey != null) {
                        headers.set("Idempotency-Key", idempotencyKey);
                    }
                })
                .exchange();
    }

    private static void problem(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
