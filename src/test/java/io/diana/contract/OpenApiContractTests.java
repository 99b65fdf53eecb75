package io.diana.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import io.diana.contract.ApiDocument.Body;
import io.diana.contract.ApiDocument.Operation;
import io.diana.testing.DianaTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the published description and calls what it promises. */
@DianaTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenApiContractTests {

    private static final String NOBODY = "4503599627370495";
    private static final List<String> METHODS = List.of("POST", "PUT", "PATCH", "GET", "DELETE");

    /** Things are made before they are read, and what stands further in is deleted first. */
    private static final Comparator<Operation> IN_ORDER_OF_LIFE = Comparator.<Operation>comparingInt(
                    operation -> METHODS.indexOf(operation.method()))
            .thenComparingInt(operation -> operation.method().equals("DELETE")
                    ? -operation.path().length()
                    : operation.path().length());

    @Autowired
    private WebTestClient http;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient db;

    private @Nullable ApiDocument document;

    /** An export has whatever the tests before this one left in the database. */
    @BeforeEach
    void readAllThatComes() {
        http = http.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(Integer.MAX_VALUE))
                .build();
    }

    /** What nobody can make over HTTP, it only happens: by the path below which it is found. */
    private static final Map<String, String> HAPPENINGS = Map.of(
            "/api/v1/users/{id}/vip/grants/{grantId}",
            """
            WITH m AS (
                INSERT INTO vip.member (user_id, settled_to) VALUES (815, now() - interval '1 day')
                    ON CONFLICT (user_id) DO UPDATE SET failures = 0
                RETURNING user_id
            )
            INSERT INTO vip."grant" (id, user_id, plan, plan_version, entitlements, source, given_at, given_by, reason)
            SELECT uuidv7(), user_id, 'lifetime', 1, '{}', 'ADMIN', now(), 'operator:ana', 'an example' FROM m
            RETURNING id::text
            """,
            "/api/v1/users/{id}/rewards/{key}/redemptions/{redemptionId}",
            """
            WITH a AS (
                INSERT INTO gamification.account AS a (user_id, time_zone, opened_at, balance, entries, last_entry_at)
                VALUES (816, 'UTC', now(), 0, 1, now())
                    ON CONFLICT (user_id) DO UPDATE SET entries = a.entries + 1, last_entry_at = now()
                RETURNING *
            ), e AS (
                INSERT INTO gamification.entry (user_id, no, kind, amount, balance_after, lifetime_after, source, occurred_at)
                SELECT user_id, entries, 'spending', 0, balance, lifetime, 'key:shop', last_entry_at FROM a
                RETURNING *
            )
            INSERT INTO gamification.redemption (user_id, no, reward, reward_version, price, redeemed_at)
            SELECT user_id, no, 'gold-frame', 1, 0, occurred_at FROM e
            RETURNING user_id || '-' || no
            """,
            "/api/v1/vip/tokens/{id}",
            """
            INSERT INTO vip.token (id, hash, plan, plan_version, created_at, created_by)
            VALUES (uuidv7(), sha256(uuid_send(uuidv7())), 'monthly', 1, now(), 'operator:ana')
            RETURNING id::text
            """,
            "/api/v1/points/holds/{id}",
            """
            WITH a AS (
                INSERT INTO gamification.account AS a (user_id, time_zone, opened_at, entries, last_entry_at, pending)
                VALUES (816, 'UTC', now(), 1, now(), 5)
                    ON CONFLICT (user_id) DO UPDATE
                   SET entries = a.entries + 1, pending = a.pending + 5, last_entry_at = greatest(a.last_entry_at, now())
                RETURNING *
            ), e AS (
                INSERT INTO gamification.entry (user_id, no, kind, type, amount, balance_after, lifetime_after, held, source,
                                                occurred_at)
                SELECT user_id, entries, 'award', 'reaction', 0, balance, lifetime, 5, 'key:bot', last_entry_at FROM a
                RETURNING user_id, no, occurred_at
            )
            INSERT INTO gamification.hold (user_id, no, type, points, flag, held_at)
            SELECT user_id, no, 'reaction', 5, 'velocity', occurred_at FROM e
            RETURNING user_id || '-' || no
            """,
            "/api/v1/events/publications/",
            """
            WITH l AS (
                INSERT INTO outbox.listener (name, follows) VALUES ('contract.example', false)
                    ON CONFLICT (name) DO UPDATE SET follows = false
                RETURNING id
            ), e AS (
                INSERT INTO outbox.event (type, version, aggregate, occurred_at, data)
                VALUES ('io.diana.contract.Failed', 1, 'example', now(), '{"number": 1}')
                RETURNING *
            )
            INSERT INTO outbox.publication (position, listener, transaction, published_at, type, aggregate, state, attempts,
                                            error)
            SELECT e.position, l.id, e.transaction, e.published_at, e.type, e.aggregate, 'DEAD', 12, 'on purpose'
              FROM l, e
            RETURNING position || '.' || listener
            """);

    /** What an example speaks of that nobody can make as it is there: by the path that it is sent to. */
    private static final Map<String, String> NEEDED = Map.of(
            "/api/v1/users/{id}/vip/redemptions",
            """
            INSERT INTO vip.token (id, hash, plan, plan_version, created_at, created_by)
            VALUES (uuidv7(), sha256('vip_Wm9vayBhdCB0aGUgbW9vbiwgc2VlIHRoZSByYWJiaXQ'), 'monthly', 1, now(),
                    'operator:ana')
            """,
            "/api/v1/users/{id}/rewards/{key}/redemptions",
            """
            INSERT INTO gamification.definition (kind, key, version, body, active, changed_at)
            VALUES ('reward', 'gold-frame', 1, '{"name": "A golden frame", "price": 0, "vipOnly": false}', true, now())
                ON CONFLICT (kind, key) DO UPDATE
               SET active = true, body = excluded.body, version = definition.version + 1
            """,
            "/api/v1/users/{id}/missions/{key}/claim",
            """
            WITH a AS (
                INSERT INTO gamification.account (user_id, time_zone, opened_at) VALUES (816, 'UTC', now())
                    ON CONFLICT (user_id) DO NOTHING
            )
            INSERT INTO gamification.mission_run (user_id, period, mission, progress, completed_at)
            VALUES (816, '1970-01-01', 'welcome', '{3,1}', now())
                ON CONFLICT (user_id, period, mission) DO UPDATE
               SET progress = excluded.progress, completed_at = excluded.completed_at
             WHERE gamification.mission_run.completed_at IS NULL
            """);

    @TestFactory
    Stream<DynamicTest> everyOperationSaysWhatItIs() {
        return each(_ -> true, operation -> {
            var about = operation.description();
            assertThat(about.path("operationId").asString()).isNotBlank();
            assertThat(about.path("summary").asString()).isNotBlank();
            assertThat(about.path("tags")).isNotEmpty();
            assertThat(operation.responses().propertyNames()).anyMatch(status -> status.startsWith("2"));
            if (operation.takesBody()) {
                assertThat(operation.bodies()).as("examples of the body").isNotEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleFitsItsSchema() {
        return each(
                Operation::takesBody,
                operation -> operation.bodies().stream()
                        .filter(OpenApiContractTests::isJson)
                        .forEach(body -> {
                            var content = operation
                                    .description()
                                    .at("/requestBody/content")
                                    .path(body.mediaType());
                            assertThat(document().validate(body.example(), content.path("schema")))
                                    .as(body.name())
                                    .isEmpty();
                        }));
    }

    /** The last one, because it ends with deleting what the others ask for. */
    @TestFactory
    @Order(Integer.MAX_VALUE)
    Stream<DynamicTest> everyExampleIsAnsweredAsPromised() {
        return document().operations().stream()
                .sorted(IN_ORDER_OF_LIFE)
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name(),
                        () -> bodiesOf(operation).forEach(body -> isAnsweredAsPromised(operation, body))));
    }

    private void isAnsweredAsPromised(Operation operation, @Nullable Body body) {
        if (operation.streams()) {
            isStreamedAsPromised(operation);
            return;
        }
        makeExamples(operation);
        if (NEEDED.containsKey(operation.path())) {
            db.sql(requireNonNull(NEEDED.get(operation.path()))).then().block();
        }
        var answer = call(operation.method(), uri(operation, Map.of()), body, anyVersion(operation));
        assertThat(answer.getStatus().is2xxSuccessful()).as(answer.toString()).isTrue();
        assertIsDescribed(operation, answer);
        if (operation.takesHeader("If-None-Match")) {
            var etag = requireNonNull(answer.getResponseHeaders().getETag(), "ETag");
            assertThat(etag).startsWith("\"");
            var again = http.get()
                    .uri(URI.create(answer.getUrl().toString()))
                    .header("If-None-Match", etag)
                    .exchange();
            again.expectStatus().isNotModified().expectBody().isEmpty();
        }
    }

    /** A stream never ends: its beginning has to do. */
    private void isStreamedAsPromised(Operation operation) {
        var answer = http.get()
                .uri(uri(operation, Map.of()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .expectHeader()
                .exists("X-Request-Id")
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {});
        assertThat(answer.getResponseBody().blockFirst()).isNotNull();
    }

    @TestFactory
    Stream<DynamicTest> staleVersionsAreRefused() {
        return each(operation -> operation.takesHeader("If-Match"), operation -> {
            makeExamples(operation);
            for (var tag : List.of("\"stale\"", "W/\"v1\"", "nonsense")) {
                var answer = call(
                        operation.method(),
                        uri(operation, Map.of()),
                        bodiesOf(operation).getFirst(),
                        tag);
                assertIsProblem(operation, answer, 412);
                assertThat(answer.getResponseHeaders().getETag()).startsWith("\"");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> unknownThingsAreNotFound() {
        return each(operation -> !operation.parameters("path").isEmpty() && !makes(operation), operation -> {
            var unknown = UriComponentsBuilder.fromPath(operation.path().replaceAll("\\{[^}]+}", NOBODY));
            var answer = call(
                    operation.method(),
                    query(operation, unknown),
                    bodiesOf(operation).getFirst());
            assertIsProblem(operation, answer, 404);
        });
    }

    /** Whether it makes what there is not yet. */
    private static boolean makes(Operation operation) {
        return operation.method().equals("PUT") && operation.responses().has("201");
    }

    @TestFactory
    Stream<DynamicTest> idsThatAreNoneAreInvalid() {
        return each(operation -> !operation.ids().isEmpty(), operation -> {
            for (var id : List.of("0", "-1", "x", "1.5", "4503599627370496", "9223372036854775808", "%00", "1%2F2")) {
                var uri = uri(operation, Map.of(operation.ids().getFirst(), id));
                var answer = call(operation.method(), uri, bodiesOf(operation).getFirst());
                assertIsProblem(operation, answer, 422);
                assertThat(body(answer).at("/errors/0/in").asString()).isEqualTo("path");
                assertThat(body(answer).at("/errors/0/pointer").asString())
                        .isEqualTo("#/" + operation.ids().getFirst());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> otherMediaTypesAreRefused() {
        return each(Operation::takesBody, operation -> {
            var text = new Body("text/plain", "plain", json.valueToTree("plain"));
            var answer = call(operation.method(), uri(operation, Map.of()), text);
            assertIsProblem(operation, answer, 415);
            var field = operation.method().equals("PATCH") ? "Accept-Patch" : "Accept";
            assertThat(answer.getResponseHeaders().getFirst(field))
                    .contains(operation.bodies().getFirst().mediaType());
        });
    }

    /** One that is misspelt would otherwise be left out of account, and nobody told. */
    @TestFactory
    Stream<DynamicTest> otherParametersAreRefused() {
        return each(_ -> true, operation -> {
            var uri =
                    UriComponentsBuilder.fromUriString(uri(operation, Map.of())).queryParam("other", "1");
            var answer = call(
                    operation.method(), uri.toUriString(), bodiesOf(operation).getFirst());
            assertIsProblem(operation, answer, 422);
            assertThat(body(answer).at("/errors/0/pointer").asString()).isEqualTo("#/other");
        });
    }

    @TestFactory
    Stream<DynamicTest> answersInOtherMediaTypesAreRefusedBeforeAnythingIsDone() {
        return each(_ -> true, operation -> {
            var request = http.method(HttpMethod.valueOf(operation.method()))
                    .uri(URI.create("http://localhost:" + port + uri(operation, Map.of())))
                    .header("Accept", "image/png");
            var body = bodiesOf(operation).getFirst();
            if (body != null) {
                request.header("Content-Type", body.mediaType()).bodyValue(body.text());
            }
            request.exchange()
                    .expectStatus()
                    .isEqualTo(406)
                    .expectHeader()
                    .contentType(APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .value("Accept", accept -> assertThat(accept).doesNotContain("*"));
        });
    }

    @TestFactory
    Stream<DynamicTest> malformedJsonIsRefused() {
        return each(operation -> bodiesOf(operation).stream().anyMatch(OpenApiContractTests::isJson), operation -> {
            var type = operation.bodies().stream()
                    .filter(OpenApiContractTests::isJson)
                    .findFirst()
                    .orElseThrow();
            for (var text : List.of("{", "{} {}", "{\"a\": 1, \"a\": 1}", "{\"a\": NaN}", "[".repeat(65), " ")) {
                var malformed = new Body(type.mediaType(), "malformed", json.valueToTree(text));
                assertIsProblem(operation, call(operation.method(), uri(operation, Map.of()), malformed), 400);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> otherMethodsAreRefused() {
        return document().operations().stream().map(Operation::path).distinct().map(path -> {
            var sample = document().operations().stream()
                    .filter(at -> at.path().equals(path))
                    .findFirst()
                    .orElseThrow();
            return DynamicTest.dynamicTest(
                    path,
                    () -> METHODS.stream()
                            .filter(method -> !document()
                                    .describes(method, uri(sample, Map.of()).split("\\?", 2)[0]))
                            .forEach(method -> {
                                var answer = call(method, uri(sample, Map.of()), null);
                                assertThat(answer.getStatus().value()).isEqualTo(405);
                                assertThat(answer.getResponseHeaders().getAllow())
                                        .contains(HttpMethod.valueOf(sample.method()));
                                assertThat(answer.getResponseHeaders().getContentType())
                                        .isEqualTo(APPLICATION_PROBLEM_JSON);
                            }));
        });
    }

    private Stream<DynamicTest> each(Predicate<Operation> some, ThrowingConsumer check) {
        return document().operations().stream()
                .filter(some)
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> check.accept(operation)));
    }

    private interface ThrowingConsumer {
        void accept(Operation operation) throws Exception;
    }

    private ApiDocument document() {
        if (document == null) {
            var text = http.get()
                    .uri("/v3/api-docs")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(byte[].class)
                    .returnResult()
                    .getResponseBodyContent();
            document = new ApiDocument(json.readTree(text));
        }
        return document;
    }

    /** What is only changed by those who have seen it is there to be seen, and is made if it is not. */
    private static @Nullable String anyVersion(Operation operation) {
        return operation.responses().has("428") ? "*" : null;
    }

    private void makeExamples(Operation operation) {
        document().operations().stream()
                .filter(same -> same.method().equals("PUT") && same.path().equals(operation.path()))
                .filter(same -> same.responses().has("428"))
                .forEach(same -> call("PUT", uri(same, Map.of()), bodiesOf(same).getFirst()));
        document().operations().stream()
                .filter(above ->
                        above.method().equals("POST") && operation.path().startsWith(above.path() + "/"))
                .filter(above -> above.parameters("path").isEmpty())
                .forEach(above -> call("POST", above.path(), bodiesOf(above).getFirst()));
    }

    private static List<@Nullable Body> bodiesOf(Operation operation) {
        return operation.takesBody() ? List.copyOf(operation.bodies()) : Collections.singletonList(null);
    }

    private static boolean isJson(@Nullable Body body) {
        return body != null
                && body.mediaType().endsWith("json")
                && !body.mediaType().contains("ndjson");
    }

    private String uri(Operation operation, Map<String, String> given) {
        var path = operation.path();
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asString();
            path = path.replace("{" + name + "}", given.getOrDefault(name, example(operation, parameter)));
        }
        return query(operation, UriComponentsBuilder.fromPath(path));
    }

    private static String query(Operation operation, UriComponentsBuilder uri) {
        for (var parameter : operation.parameters("query")) {
            var example = parameter.has("example") ? parameter.path("example") : parameter.at("/schema/example");
            assertThat(parameter.path("required").asBoolean(false) && example.isMissingNode())
                    .as("%s needs an example of %s", operation.name(), parameter.path("name"))
                    .isFalse();
            if (!example.isMissingNode()) {
                uri.queryParam(
                        parameter.path("name").asString(),
                        UriUtils.encodeQueryParam(example.asString(), StandardCharsets.UTF_8));
            }
        }
        return uri.build().toUriString();
    }

    private String example(Operation operation, JsonNode parameter) {
        var shown = parameter.has("example") ? parameter.path("example") : parameter.at("/schema/example");
        return shown.isMissingNode()
                ? document().examplesAbove(operation.path()).stream()
                        .map(body -> body.path(parameter.path("name").asString()))
                        .filter(id -> !id.isMissingNode())
                        .map(JsonNode::asString)
                        .findFirst()
                        .orElseGet(() -> happening(operation, parameter))
                : shown.asString();
    }

    private String happening(Operation operation, JsonNode parameter) {
        return HAPPENINGS.entrySet().stream()
                .filter(happening -> operation.path().startsWith(happening.getKey()))
                .map(happening -> db.sql(happening.getValue())
                        .mapValue(String.class)
                        .one()
                        .blockOptional()
                        .orElseThrow())
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation.name() + " needs an example of " + parameter));
    }

    private EntityExchangeResult<byte[]> call(String method, String uri, @Nullable Body body) {
        return call(method, uri, body, null);
    }

    private EntityExchangeResult<byte[]> call(
            String method, String uri, @Nullable Body body, @Nullable String ifMatch) {
        var request = http.method(HttpMethod.valueOf(method)).uri(URI.create("http://localhost:" + port + uri));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request.header("Content-Type", body.mediaType()).bodyValue(body.text());
        }
        return request.exchange().expectBody(byte[].class).returnResult();
    }

    private void assertIsDescribed(Operation operation, EntityExchangeResult<byte[]> answer) {
        var status = Integer.toString(answer.getStatus().value());
        var response = operation.responses().path(status);
        assertThat(response.isMissingNode())
                .as("%s answers %s unannounced", operation.name(), status)
                .isFalse();
        assertThat(answer.getResponseHeaders().getFirst("X-Request-Id")).isNotBlank();
        var content = response.path("content");
        if (content.isEmpty()) {
            assertThat(answer.getResponseBodyContent())
                    .as("body of %s %s", operation.name(), status)
                    .isNullOrEmpty();
            return;
        }
        var type = requireNonNull(answer.getResponseHeaders().getContentType(), "Content-Type");
        assertThat(content.propertyNames()).contains(new MediaType(type.getType(), type.getSubtype()).toString());
        if (type.getSubtype().endsWith("json") && !type.getSubtype().contains("ndjson")) {
            var schema = content.path(type.getType() + "/" + type.getSubtype()).path("schema");
            assertThat(document().validate(body(answer), schema))
                    .as(answer.toString())
                    .isEmpty();
        }
    }

    private void assertIsProblem(Operation operation, EntityExchangeResult<byte[]> answer, int status) {
        assertThat(answer.getStatus().value()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(APPLICATION_PROBLEM_JSON);
        assertIsDescribed(operation, answer);
        var problem = body(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(problem.path("instance").asString())
                .isEqualTo(answer.getUrl().getRawPath());
        http.get()
                .uri(problem.path("type").asString())
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode body(EntityExchangeResult<byte[]> answer) {
        return json.readTree(answer.getResponseBodyContent());
    }
}
