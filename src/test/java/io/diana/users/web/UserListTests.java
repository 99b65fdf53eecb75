package io.diana.users.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import io.diana.users.application.FollowMembership;
import io.diana.users.application.TouchUsers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DianaTest
class UserListTests {

    @Autowired
    WebTestClient client;

    @Autowired
    DatabaseClient db;

    @Autowired
    JsonMapper json;

    @Autowired
    FollowMembership followMembership;

    @Autowired
    TouchUsers touchUsers;

    @Autowired
    Clock clock;

    UserApi api;
    String mark = "";

    /** The tests of this class share a database: each finds its own people by a name that nobody else has. */
    @BeforeEach
    void setUp() {
        api = new UserApi(client);
        mark = "q" + UserApi.newId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-createdAt", "-lastActiveAt", "id"})
    void walksThroughAllPagesInOrder(String sort) {
        var ids = new ArrayList<Long>();
        for (var n = 0; n < 7; n++) {
            ids.add(person("José " + n, "es", null).value());
        }
        touchUsers.here(List.of(new UserId(ids.get(2)), new UserId(ids.get(4)))).block();
        touchUsers.flush().block();

        var seen = walk("?query=%s&sort=%s&limit=2".formatted(mark, sort));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
        switch (sort) {
            case "id" -> assertThat(seen).isSorted();
            case "-createdAt" -> assertThat(seen).containsExactlyElementsOf(ids.reversed());
            default -> assertThat(seen.subList(0, 2)).containsExactlyInAnyOrder(ids.get(2), ids.get(4));
        }
    }

    @Test
    void findsNamesWhateverTheirCaseAndAccents() {
        var id = person("ÁRBOL", "es", "x" + mark.substring(1, 8));

        assertThat(walk("?query=arbol %s".formatted(mark))).containsExactly(id.value());
        assertThat(walk("?query=rbol %s".formatted(mark))).containsExactly(id.value());
        assertThat(walk("?query=%s".formatted(id))).contains(id.value());
        assertThat(walk("?query=@x%s".formatted(mark.substring(1, 8)))).containsExactly(id.value());
        assertThat(walk("?query=%_\\" + mark)).isEmpty();
    }

    @Test
    void findsShortBeginnings() {
        var id = person("Ω", "es", null);

        assertThat(walk("?query=Ω&limit=200")).contains(id.value());
        assertThat(walk("?query=@z")).doesNotContain(id.value());
    }

    @Test
    void narrowsDownByEverythingAtOnce() {
        var id = person("Eva", "es-MX", null);
        var other = person("Eva", "pt", null);
        followMembership
                .to(List.of(
                        new MembershipChanged(id, true, null, clock.instant()),
                        new MembershipChanged(other, false, clock.instant(), clock.instant())))
                .block();

        assertThat(walk("?query=%s&language=ES".formatted(mark))).containsExactly(id.value());
        assertThat(walk("?query=%s&language=es-mx".formatted(mark))).containsExactly(id.value());
        assertThat(walk("?query=%s&vip=true".formatted(mark))).containsExactly(id.value());
        assertThat(walk("?query=%s&vip=false".formatted(mark))).containsExactly(other.value());
        assertThat(walk("?query=%s&registeredSince=2020-01-01T00:00:00Z".formatted(mark)))
                .hasSize(2);
        assertThat(walk("?query=%s&activeSince=2020-01-01T00:00:00+01:00".formatted(mark)))
                .isEmpty();
        assertThat(walk("?query=%s&status=active".formatted(mark))).hasSize(2);
        api.post("/%s/suspension".formatted(id), "{\"reason\": \"spam\"}")
                .expectStatus()
                .isOk();
        assertThat(walk("?query=%s&status=suspended".formatted(mark))).containsExactly(id.value());
        assertThat(walk("?query=%s&status=active".formatted(mark))).containsExactly(other.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-createdAt", "-lastActiveAt", "id"})
    void showsTheErasedOnlyWhenAsked(String sort) {
        var first = api.erased();
        var second = api.erased();

        assertThat(walk("?status=erased&limit=1&sort=" + sort)).contains(first.value(), second.value());
        assertThat(walk("?registeredSince=2020-01-01T00:00:00Z&limit=200")).doesNotContain(first.value());
    }

    @Test
    void countsWhenAsked() {
        person("Uno", "es", null);
        person("Dos", "es", null);

        api.get("?query=%s&limit=1&count=exact".formatted(mark))
                .expectBody()
                .jsonPath("$.page.count")
                .isEqualTo(2);
        api.get("?limit=1&count=estimated")
                .expectBody()
                .jsonPath("$.page.count")
                .isNumber();
        api.get("?limit=1").expectBody().jsonPath("$.page.count").doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=x",
                "language=_",
                "language=und",
                "vip=yes",
                "activeSince=now",
                "sort=name",
                "query=",
                "query=\u0000"
            })
    void namesTheParameterThatIsWrong(String parameter) {
        api.get("?" + parameter)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("#/" + parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void refusesACursorOfAnotherList() {
        person("Uno", "es", null);
        person("Dos", "es", null);
        var cursor = page("?query=%s&limit=1".formatted(mark)).at("/page/next").stringValue();

        api.get("?query=%s&cursor=%s".formatted(mark, cursor)).expectStatus().isOk();
        api.get("?query=other&cursor=" + cursor).expectStatus().isBadRequest();
    }

    @Test
    void tellsWhenNothingNewWasSaidAboutAMembership() {
        var id = person("Eva", "es", null);
        var until = clock.instant().plus(Duration.ofDays(1));

        var change = List.of(new MembershipChanged(id, true, until, clock.instant()));
        followMembership.to(change).block();
        followMembership.to(change).block();

        api.get("/" + id)
                .expectHeader()
                .valueEquals("ETag", "\"v2am\"")
                .expectBody()
                .jsonPath("$.vip.active")
                .isEqualTo(true)
                .jsonPath("$.vip.until")
                .isEqualTo(until.toString());
    }

    private UserId person(String firstName, String language, @Nullable String username) {
        var id = UserApi.newId();
        var name = username == null ? "null" : "\"" + username + "\"";
        api.post("", """
                        {"id": %s, "firstName": "%s", "lastName": "%s", "languageCode": "%s", "username": %s}
                        """.formatted(id, firstName, mark, language, name))
                .expectStatus()
                .isCreated();
        return id;
    }

    private List<Long> walk(String query) {
        var ids = new ArrayList<Long>();
        var page = page(query);
        while (true) {
            page.get("items").forEach(user -> ids.add(user.get("id").longValue()));
            var next = page.at("/page/next");
            if (next.isNull()) {
                return ids;
            }
            page = page(query + "&cursor=" + next.stringValue());
        }
    }

    private JsonNode page(String query) {
        var body = api.get(query)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(String.valueOf(body));
    }
}
