package io.diana.gamification;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.Outbox;
import io.diana.users.UserId;
import io.diana.vip.GrantRefused;
import io.diana.vip.GrantRequested;
import io.diana.vip.VipActivated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop, over HTTP as bots and operators use it; each test sells a reward of its own. */
@GamificationTest
class ShopTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Players players;

    @Autowired
    Outbox outbox;

    @Autowired
    ReactiveTransactionManager transactions;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    WebClient client = WebClient.create();
    String reward = "";

    @BeforeEach
    void setUp() {
        client = WebClient.create("http://localhost:" + port + "/api/v1");
        reward = "reward-" + Players.newId();
    }

    @Test
    void whatIsBoughtIsPaidAndCanBeRead() {
        sell("{'name': 'A golden frame', 'price': 60, 'stock': 3}");
        var ada = players.somebodyWith(100);

        var bought = buy(ada);

        assertThat(bought.status()).isEqualTo(201);
        var id = bought.text("id");
        assertThat(bought.body().path("reward").asString()).isEqualTo(reward);
        assertThat(bought.body().path("price").asLong()).isEqualTo(60);
        assertThat(bought.body().path("balance").asLong()).isEqualTo(40);
        assertThat(bought.text("entryId")).isEqualTo(id);
        assertThat(bought.body().has("refundedAt")).isFalse();
        assertThat(stock()).isEqualTo(2);
        var entry =
                get("/users/%s/points/entries?limit=1".formatted(ada)).body().at("/items/0");
        assertThat(entry.path("id").asString()).isEqualTo(id);
        assertThat(entry.path("kind").asString()).isEqualTo("spending");
        assertThat(entry.path("reason").asString()).isEqualTo("A golden frame");
        assertThat(entry.at("/explanation/base").asLong()).isEqualTo(60);
        assertThat(get("/users/%s/rewards/redemptions".formatted(ada)).body().path("items"))
                .containsExactly(bought.body());
        assertThat(players.eventsOf(ada)).contains(redeemed(ada, bought));
    }

    private static DomainEvent redeemed(UserId id, Answer bought) {
        return new RewardRedeemed(
                id,
                bought.text("id"),
                bought.text("reward"),
                bought.body().path("price").asLong(),
                Instant.parse(bought.text("redeemedAt")));
    }

    @Test
    void ofAStockOfTenUnderAHundredBuyersTenAreSold() {
        sell("{'name': 'The last ten', 'price': 10, 'stock': 10}");
        var everybody = players.somebodies(100, "UTC");

        var answers = Flux.fromIterable(everybody)
                .flatMap(id -> buying(id, null), 100)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(it -> it.status() == 409)
                .hasSize(90)
                .allMatch(it -> it.text("code").equals("out-of-stock"));
        assertThat(stock()).isZero();
        assertThat(players.texts("""
                        SELECT concat_ws(' ', count(*), count(DISTINCT user_id), sum(e.amount), min(balance_after))
                          FROM gamification.redemption r JOIN gamification.entry e USING (user_id, no)
                         WHERE reward = '%s' AND e.kind = 'spending'
                        """.formatted(reward))).containsExactly("10 10 -100 0");
    }

    @Test
    void oneMemberGetsNoMoreThanOneMayHaveHoweverFast() {
        sell("{'name': 'Two each', 'price': 1, 'stock': 100, 'perUser': 2}");
        var ada = players.somebodyWith(100);

        var answers = Flux.range(0, 30)
                .flatMap(_ -> buying(ada, null), 30)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(it -> it.status() == 409)
                .hasSize(28)
                .allMatch(it -> it.text("code").equals("per-user-limit"));
        assertThat(stock()).isEqualTo(98);
        assertThat(balance(ada)).isEqualTo(98);
    }

    @Test
    void ofFiftyRetriesWithOneKeyOneIsSold() {
        sell("{'name': 'Once', 'price': 1, 'stock': 100}");
        var ada = players.somebodyWith(100);

        var answers = Flux.range(0, 50)
                .flatMap(_ -> buying(ada, "order-1"), 50)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(answers).allMatch(it -> it.status() == 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).filteredOn(Answer::replayed).hasSize(49);
        assertThat(stock()).isEqualTo(99);
        assertThat(balance(ada)).isEqualTo(99);
    }

    @Test
    void aKeyIsForOneRequest() {
        sell("{'name': 'Once', 'price': 1}");
        var ada = players.somebodyWith(100);
        buying(ada, "order-1").block(LIMIT);
        reward = "reward-" + Players.newId();
        sell("{'name': 'Other', 'price': 1}");

        assertThat(buying(ada, "order-1").blockOptional(LIMIT).orElseThrow())
                .satisfies(it -> assertThat(it.status()).isEqualTo(422))
                .satisfies(it -> assertThat(it.text("code")).isEqualTo("idempotency-key-reused"));
        assertThat(balance(ada)).isEqualTo(99);
    }

    @Test
    void whoeverIsWelcomedInTheShopHasTheBonus() {
        sell("{'name': 'For newcomers', 'price': 10}");

        assertThat(buy(players.somebody()).body().path("balance").asLong()).isZero();
    }

    @Test
    void everyRefusalLeavesStockAndBalance() {
        var ada = players.somebodyWith(100);
        assertRefused(ada, 404, "reward-not-found");
        sell("{'name': 'Gone', 'price': 1, 'stock': 5, 'active': false}");
        assertRefused(ada, 409, "reward-inactive");
        replace("{'name': 'Sold out', 'price': 1, 'stock': 0}");
        assertRefused(ada, 409, "out-of-stock");
        replace("{'name': 'Climbers', 'price': 1, 'stock': 5, 'minLevel': 2}");
        assertRefused(ada, 409, "level-too-low");
        replace("{'name': 'The circle', 'price': 1, 'stock': 5, 'vipOnly': true}");
        assertRefused(ada, 409, "vip-only");
        replace("{'name': 'A castle', 'price': 101, 'stock': 5}");
        assertRefused(ada, 409, "insufficient-points");
        players.execute("UPDATE gamification.account SET suspended = true WHERE user_id = " + ada);
        assertRefused(ada, 409, "user-suspended");
        assertThat(stock()).isEqualTo(5);
        assertThat(balance(ada)).isEqualTo(100);
        assertThat(players.number("SELECT count(*) FROM gamification.redemption WHERE user_id = " + ada))
                .isZero();
    }

    private void assertRefused(UserId id, int status, String code) {
        var answer = buy(id);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    @Test
    void nobodyBuysWhoIsNotThereOrHasLeft() {
        sell("{'name': 'A thing', 'price': 0}");
        var ada = players.somebody();
        var bought = buy(ada);
        assertThat(bought.status()).isEqualTo(201);
        var nobody = Players.newId();
        assertRefused(nobody, 404, "unknown-user");
        assertThat(refund(nobody, nobody + "-1").status()).isEqualTo(404);
        assertThat(get("/users/%s/rewards/redemptions".formatted(nobody)).status())
                .isEqualTo(404);

        client.delete()
                .uri("/users/%s?reason=wish".formatted(ada))
                .retrieve()
                .toBodilessEntity()
                .block(LIMIT);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> players.number(
                                "SELECT count(*) FROM gamification.account WHERE closed_at IS NOT NULL AND user_id = "
                                        + ada)
                        == 1);
        assertRefused(ada, 410, "user-erased");
        assertThat(refund(ada, bought.text("id")).status()).isEqualTo(410);
        assertThat(get("/users/%s/rewards/redemptions".formatted(ada)).status()).isEqualTo(410);
        assertThat(players.number("SELECT count(*) FROM gamification.redemption WHERE user_id = " + ada))
                .isEqualTo(1);
    }

    @Test
    void whoHasComeFarEnoughAndIsVipMayBuyMore() {
        sell("{'name': 'For few', 'price': 1, 'minLevel': 2, 'vipOnly': true}");
        var ada = players.somebodyWith(100);
        players.execute("UPDATE gamification.account SET level = 2, vip = true WHERE user_id = " + ada);

        assertThat(buy(ada).status()).isEqualTo(201);
    }

    @Test
    void aRefundGivesBackPriceStockAndTurn() {
        sell("{'name': 'One each', 'price': 30, 'stock': 1, 'perUser': 1}");
        var ada = players.somebodyWith(100);
        var id = buy(ada).text("id");

        var refund = refund(ada, id);

        assertThat(refund.status()).isEqualTo(201);
        assertThat(refund.text("kind")).isEqualTo("refund");
        assertThat(refund.text("refersTo")).isEqualTo(id);
        assertThat(refund.text("reason")).isEqualTo("a mistake");
        assertThat(refund.body().path("amount").asLong()).isEqualTo(30);
        assertThat(balance(ada)).isEqualTo(100);
        assertThat(players.number("SELECT lifetime FROM gamification.account WHERE user_id = " + ada))
                .isEqualTo(10);
        assertThat(stock()).isEqualTo(1);
        var again = buy(ada);
        assertThat(again.status()).isEqualTo(201);
        var items = get("/users/%s/rewards/redemptions".formatted(ada)).body().path("items");
        assertThat(items.get(0)).isEqualTo(again.body());
        assertThat(items.get(1).path("id").asString()).isEqualTo(id);
        assertThat(items.get(1).path("refundedAt").asString()).isEqualTo(refund.text("occurredAt"));
        assertThat(items.get(1).path("refundId").asString()).isEqualTo(refund.text("id"));
    }

    @Test
    void ofManyRefundsAtOnceOneIsMade() {
        sell("{'name': 'A thing', 'price': 30, 'stock': 1}");
        var ada = players.somebodyWith(100);
        var id = buy(ada).text("id");

        var answers = Flux.range(0, 10)
                .flatMap(_ -> refunding(ada, id, null), 10)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() == 409)
                .hasSize(9)
                .allMatch(it -> it.text("code").equals("already-refunded"));
        assertThat(balance(ada)).isEqualTo(100);
        assertThat(stock()).isEqualTo(1);
    }

    @Test
    void aRefundWithAKeyIsAnsweredAgain() {
        sell("{'name': 'A thing', 'price': 30}");
        var ada = players.somebodyWith(100);
        var id = buy(ada).text("id");

        var first = refunding(ada, id, "back-1").blockOptional(LIMIT).orElseThrow();
        var second = refunding(ada, id, "back-1").blockOptional(LIMIT).orElseThrow();

        assertThat(first.replayed()).isFalse();
        assertThat(second.replayed()).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(balance(ada)).isEqualTo(100);
    }

    @Test
    void onlyWhatTheMemberBoughtIsGivenBack() {
        sell("{'name': 'A thing', 'price': 0}");
        var ada = players.somebodyWith(100);
        var eva = players.somebodyWith(100);
        var id = buy(ada).text("id");

        assertThat(refund(eva, id).text("code")).isEqualTo("unknown-redemption");
        assertThat(refund(ada, "nonsense").text("code")).isEqualTo("unknown-redemption");
        assertThat(refund(ada, ada + "-1").text("code")).isEqualTo("unknown-redemption");
        assertThat(post("/users/%s/rewards/%s/redemptions/%s/refund".formatted(ada, reward, id), "{}", null)
                        .blockOptional(LIMIT)
                        .orElseThrow()
                        .status())
                .isEqualTo(422);
        reward = "other";
        assertThat(refund(ada, id).status()).isEqualTo(404);
    }

    @Test
    void aMemberBecomesVipByAPrize() {
        sell("{'name': 'A week of VIP', 'price': 30, 'grants': {'vipPlan': 'monthly', 'duration': 'P7D'}}");
        var ada = players.somebodyWith(100);

        var id = buy(ada).text("id");

        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> players.number("SELECT count(*) FROM gamification.account WHERE vip AND user_id = " + ada)
                        == 1);
        assertThat(players.eventsOf(ada)).hasAtLeastOneElementOfType(VipActivated.class);
        assertThat(players.texts("""
                        SELECT concat_ws(' ', source, reason, reference, term) FROM vip."grant" WHERE user_id = %s
                        """.formatted(ada)))
                .containsExactly("REWARD A week of VIP reward:%s P7D".formatted(id));
        assertThat(players.texts("SELECT prize ->> 'vipPlan' FROM gamification.redemption WHERE user_id = " + ada))
                .containsExactly("monthly");
    }

    @Test
    void aPrizeThatIsRefusedIsPaidBackOnce() {
        sell("{'name': 'A week of nothing', 'price': 30, 'stock': 7, 'grants': {'vipPlan': 'nothing'}}");
        var ada = players.somebodyWith(100);

        var id = buy(ada).text("id");

        awaitRefusals(ada, 1);
        assertThat(balance(ada)).isEqualTo(100);
        assertThat(stock()).isEqualTo(7);
        publish(new GrantRefused(ada, "reward:" + id, "unknown-plan", Instant.now()));
        publish(new GrantRefused(ada, "payment:" + id, "unknown-plan", Instant.now()));
        awaitRefusals(ada, 3);
        assertThat(balance(ada)).isEqualTo(100);
        assertThat(stock()).isEqualTo(7);
        assertThat(players.texts("""
                        SELECT concat_ws(' ', source, amount, reason) FROM gamification.entry
                         WHERE kind = 'refund' AND user_id = %s
                        """.formatted(ada)))
                .containsExactly("system:system 30 The prize could not be given: unknown-plan");
        assertThat(players.eventsOf(ada))
                .filteredOn(GrantRequested.class::isInstance)
                .hasSize(1);
        assertThat(refund(ada, id).text("code")).isEqualTo("already-refunded");
    }

    @Test
    void aStockThatIsGivenUpInBetweenLimitsNobody() {
        sell("{'name': 'Many', 'price': 0, 'stock': 1}");
        buy(players.somebody());
        assertRefused(players.somebody(), 409, "out-of-stock");
        replace("{'name': 'Many', 'price': 0}");

        assertThat(buy(players.somebody()).status()).isEqualTo(201);
    }

    @Test
    void whatWasBoughtComesInPages() {
        sell("{'name': 'Many', 'price': 1}");
        var ada = players.somebodyWith(100);
        var ids = Flux.range(0, 5)
                .map(_ -> buy(ada).text("id"))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        var path = "/users/%s/rewards/redemptions?limit=2&count=exact".formatted(ada);
        var seen = new ArrayList<String>();
        var page = get(path).body();
        assertThat(page.at("/page/count").asLong()).isEqualTo(5);
        while (true) {
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            var next = page.at("/page/next");
            if (next.isNull()) {
                break;
            }
            page = get(path + "&cursor=" + next.asString()).body();
        }
        Collections.reverse(ids);
        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void whatWasBoughtIsAmongWhatIsKnownOfAPerson() {
        sell("{'name': 'A thing', 'price': 30}");
        var ada = players.somebodyWith(100);
        var id = buy(ada).text("id");
        refund(ada, id);

        var known = get("/users/%s/data".formatted(ada)).body().at("/gamification/redemptions");

        assertThat(known).hasSize(1);
        assertThat(known.get(0).path("reward").asString()).isEqualTo(reward);
        assertThat(known.get(0).path("refundedBy").asString()).startsWith("anonymous:");
    }

    private void awaitRefusals(UserId id, int count) {
        Awaitility.await().atMost(LIMIT).until(() -> players.number("""
                        SELECT count(*) FROM outbox.completion c JOIN outbox.listener l ON l.id = c.listener
                         WHERE l.name = 'gamification.refusals' AND c.aggregate = '%s'
                        """.formatted(id)) == count);
    }

    private void publish(DomainEvent... events) {
        TransactionalOperator.create(transactions)
                .transactional(outbox.publish(List.of(events)))
                .block(LIMIT);
    }

    private void sell(String definition) {
        put(definition, null);
    }

    private void replace(String definition) {
        put(definition, "*");
    }

    private void put(String definition, @Nullable String ifMatch) {
        var request = client.put().uri("/rewards/" + reward).contentType(MediaType.APPLICATION_JSON);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        request.bodyValue(definition.replace('\'', '"'))
                .retrieve()
                .toBodilessEntity()
                .block(LIMIT);
    }

    private Answer buy(UserId id) {
        return buying(id, null).blockOptional(LIMIT).orElseThrow();
    }

    private Mono<Answer> buying(UserId id, @Nullable String key) {
        return post("/users/%s/rewards/%s/redemptions".formatted(id, reward), null, key);
    }

    private Answer refund(UserId id, String redemption) {
        return refunding(id, redemption, null).blockOptional(LIMIT).orElseThrow();
    }

    private Mono<Answer> refunding(UserId id, String redemption, @Nullable String key) {
        var path = "/users/%s/rewards/%s/redemptions/%s/refund".formatted(id, reward, redemption);
        return post(path, "{\"reason\": \"a mistake\"}", key);
    }

    private Mono<Answer> post(String path, @Nullable String body, @Nullable String key) {
        var request = client.post().uri(path);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        return request.exchangeToMono(answer -> answer.bodyToMono(String.class)
                .map(text -> new Answer(
                        answer.statusCode().value(),
                        "true".equals(answer.headers().asHttpHeaders().getFirst("Idempotency-Replayed")),
                        json.readTree(text))));
    }

    private Answer get(String path) {
        return Objects.requireNonNull(client.get()
                .uri(path)
                .exchangeToMono(answer -> answer.bodyToMono(String.class)
                        .map(text -> new Answer(answer.statusCode().value(), false, json.readTree(text))))
                .block(LIMIT));
    }

    private long stock() {
        return players.number("SELECT remaining FROM gamification.stock WHERE reward = '%s'".formatted(reward));
    }

    private long balance(UserId id) {
        return players.number("SELECT balance FROM gamification.account WHERE user_id = " + id);
    }

    private record Answer(int status, boolean replayed, JsonNode body) {

        String text(String field) {
            return body.path(field).asString();
        }
    }
}
