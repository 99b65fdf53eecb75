package io.diana.vip;

import static io.diana.vip.Community.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.Outbox;
import io.diana.users.MembershipChanged;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.vip.application.IssueTokens;
import io.diana.vip.application.RedeemToken;
import io.diana.vip.application.RevokeToken;
import io.diana.vip.application.TokenStatisticsQuery;
import io.diana.vip.application.TokenStatisticsQuery.TokenCounts;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Redeeming;
import io.diana.vip.domain.Redeeming.Redeemed;
import io.diana.vip.domain.Redeeming.RefusedAsErased;
import io.diana.vip.domain.Redeeming.RefusedAsNotRedeemable;
import io.diana.vip.domain.Redeeming.RefusedAsOwn;
import io.diana.vip.domain.Redeeming.RefusedAsSuspended;
import io.diana.vip.domain.Redeeming.RefusedAsTooMany;
import io.diana.vip.domain.Redeeming.RefusedAsUnknown;
import io.diana.vip.domain.RedemptionOrder;
import io.diana.vip.domain.Term;
import io.diana.vip.domain.TokenBatch;
import io.diana.vip.domain.TokenIssue;
import io.diana.vip.domain.TokenIssue.Issued;
import io.diana.vip.domain.TokenOrder;
import io.diana.vip.domain.TokenRevoking;
import io.diana.vip.domain.TokenSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens, from the order to the grant, on a real database; who brings them is somebody else in each test. */
@VipTest
class TokenTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger KEYS = new AtomicInteger();

    @Autowired
    Community community;

    @Autowired
    IssueTokens issueTokens;

    @Autowired
    RedeemToken redeemToken;

    @Autowired
    RevokeToken revokeToken;

    @Autowired
    TokenStatisticsQuery statistics;

    @Autowired
    Outbox outbox;

    @Autowired
    ReactiveTransactionManager transactions;

    @Autowired
    Clock clock;

    @Autowired
    TimeTravel time;

    UserId ada = Community.newId();
    Author key = ANA;

    @BeforeEach
    void setUp() {
        ada = community.somebody();
        key = new Author("key:" + KEYS.incrementAndGet(), null);
    }

    @Test
    void aTokenBecomesAGrant() {
        var window = redeemed(ada, token());

        assertThat(window.window().end())
                .isEqualTo(Term.parse("P1M").from(window.window().start()));
        assertThat(community.eventsOf(ada)).hasExactlyElementsOfTypes(VipActivated.class, MembershipChanged.class);
        assertThat(community.historyOf(ada)).containsExactly("VIP_REDEEMED - monthly");
        assertThat(community.texts("""
                        SELECT concat_ws(' ', g.source, g.given_by, t.redeemed_by_user_id = g.user_id)
                          FROM vip.token t JOIN vip."grant" g ON g.reference = 'token:' || t.id
                         WHERE g.user_id = %s
                        """.formatted(ada))).containsExactly("TOKEN %s t".formatted(key.label()));
        assertThat(attempts(ada)).isZero();
    }

    @Test
    void aTokenWhileThePlanIsHeldExtendsIt() {
        community.granted(ada, "monthly", "P10D");
        redeemed(ada, token());

        assertThat(community.historyOf(ada)).containsExactly("ADMIN_GRANTED - monthly", "VIP_EXTENDED monthly monthly");
    }

    @Test
    void ofAHundredWhoRedeemATokenAtOnceOneGetsIt() {
        var token = token();
        var everybody = community.somebodies(100);

        var outcomes = Flux.fromIterable(everybody)
                .flatMap(id -> redeeming(id, token.secret()), 100)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(1);
        assertThat(Collections.frequency(outcomes, new RefusedAsNotRedeemable()))
                .isEqualTo(99);
        assertThat(community.texts(
                        "SELECT count(*) FROM vip.\"grant\" WHERE reference = 'token:%s'".formatted(token.id())))
                .containsExactly("1");
        assertThat(community.texts("SELECT count(*) FROM vip.attempt WHERE actor = '%s'".formatted(key.label())))
                .containsExactly("99");
    }

    @Test
    void ofTwentyTimesAtOnceForOneMemberOneSucceeds() {
        var token = token();

        var outcomes = Flux.range(0, 20)
                .flatMap(_ -> redeeming(ada, token.secret()), 20)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(1);
        assertThat(community.historyOf(ada)).containsExactly("VIP_REDEEMED - monthly");
    }

    @Test
    void tokensOfOneMemberAtOnceAddUp() {
        var tokens = tokens(new TokenOrder("monthly", 8, null, ANA)).tokens();

        var outcomes = Flux.fromIterable(tokens)
                .flatMap(token -> redeeming(ada, token.secret()), 8)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(outcomes).hasSize(8).allMatch(Redeemed.class::isInstance);
        assertThat(community.historyOf(ada)).hasSize(8);
    }

    @Test
    void whateverIsWrongWithATokenTheAnswerIsTheSame() {
        var expired = tokens(new TokenOrder("monthly", 1, clock.instant().plusSeconds(3_600), ANA))
                .tokens()
                .getFirst();
        var revoked = token();
        var spent = token();
        redeemed(community.somebody(), spent);
        revokeToken.of(revoked.id(), ANA).block(LIMIT);
        time.travel(Duration.ofHours(1));

        for (var secret : List.of(
                expired.secret(),
                revoked.secret(),
                spent.secret(),
                new TokenSecret("vip_guess"),
                new TokenSecret("\0"))) {
            assertThat(redeem(ada, secret)).isEqualTo(new RefusedAsNotRedeemable());
        }
        assertThat(attempts(ada)).isEqualTo(5);
        assertThat(community.historyOf(ada)).isEmpty();
    }

    @Test
    void aTokenIsGoodUntilItExpires() {
        var ends = clock.instant().plusSeconds(3_600);
        var token = tokens(new TokenOrder("monthly", 1, ends, ANA)).tokens().getFirst();

        time.travelTo(ends.minusSeconds(30));

        redeemed(ada, token);
    }

    @Test
    void whatWasPromisedIsGrantedWhateverHasBecomeOfThePlan() {
        var plan = "plan-" + ada;
        plan(plan, 1, "P30D", true);
        var early = tokens(new TokenOrder(plan, 1, null, ANA)).tokens().getFirst();
        plan(plan, 2, "P1D", false);

        var window = redeemed(ada, early).window();

        assertThat(window.end()).isEqualTo(window.start().plus(Duration.ofDays(30)));
        assertThat(window.grant().planVersion()).isOne();
        assertThat(issue(new TokenOrder(plan, 1, null, ANA))).isEqualTo(new TokenIssue.RefusedAsInactivePlan(plan));
        assertThat(issue(new TokenOrder("nothing", 1, null, ANA)))
                .isEqualTo(new TokenIssue.RefusedAsUnknownPlan("nothing"));
    }

    @Test
    void aTokenThatCannotBeGrantedStaysWhole() {
        var plan = "long-" + ada;
        plan(plan, 1, "P7000Y", true);
        var tokens = tokens(new TokenOrder(plan, 2, null, ANA)).tokens();
        redeemed(ada, tokens.getFirst());

        assertThat(redeem(ada, tokens.getLast().secret())).isEqualTo(new RefusedAsNotRedeemable());
        redeemed(community.somebody(), tokens.getLast());
    }

    @Test
    void theEleventhAttemptForAMemberIsRefusedUntilTenMinutesAreOver() {
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(redeem(ada, new TokenSecret("wrong"))).isEqualTo(new RefusedAsNotRedeemable());
            time.travel(Duration.ofSeconds(30));
        }

        var refused = redeem(ada, token().secret());

        assertThat(refused)
                .isInstanceOfSatisfying(
                        RefusedAsTooMany.class,
                        it -> assertThat(it.pause()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
        redeemed(community.somebody(), token());
        time.travel(((RefusedAsTooMany) refused).pause());
        redeemed(ada, token());
        assertThat(redeem(ada, new TokenSecret("wrong"))).isEqualTo(new RefusedAsNotRedeemable());
        assertThat(redeem(ada, new TokenSecret("wrong"))).isInstanceOf(RefusedAsTooMany.class);
    }

    @Test
    void noNumberOfAttemptsAtOnceGetsPastTheLimits() {
        var everybody = community.somebodies(12);

        var outcomes = Flux.fromIterable(everybody)
                .flatMap(id -> Flux.range(0, 12).map(_ -> id))
                .flatMap(id -> redeeming(id, new TokenSecret("wrong")), 64)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(Collections.frequency(outcomes, new RefusedAsNotRedeemable()))
                .isEqualTo(100);
        assertThat(outcomes).filteredOn(RefusedAsTooMany.class::isInstance).hasSize(44);
        assertThat(community.texts("""
                        SELECT max(count) FROM (SELECT count(*) FROM vip.attempt WHERE actor = '%s' GROUP BY user_id) c
                        """.formatted(key.label()))).containsExactly("10");
        assertThat(redeem(ada, token().secret())).isInstanceOf(RefusedAsTooMany.class);
    }

    @Test
    void nobodyRedeemsWhoIsNotThereOrMayNotTakePart() {
        var token = token();
        assertThat(redeem(Community.newId(), token.secret())).isInstanceOf(RefusedAsUnknown.class);
        community.execute("""
                UPDATE users.member
                   SET status = 'SUSPENDED', suspension_reason = 'spam', suspended_by = 'operator:ana', suspended_at = now()
                 WHERE id = %s
                """.formatted(ada));
        assertThat(redeem(ada, token.secret())).isEqualTo(new RefusedAsSuspended(ada));
        community.execute("""
                UPDATE users.member
                   SET status = 'ERASED', suspension_reason = NULL, suspended_by = NULL, suspended_at = NULL,
                       first_name = NULL, language_code = NULL, time_zone = NULL
                 WHERE id = %s
                """.formatted(ada));
        assertThat(redeem(ada, token.secret())).isEqualTo(new RefusedAsErased(ada));
        assertThat(attempts(ada)).isZero();
    }

    @Test
    void whoIsLeavingGetsNothingAndTheTokenStaysWhole() {
        var token = token();
        TransactionalOperator.create(transactions)
                .transactional(outbox.publish(new UserErased(ada, clock.instant())))
                .block(LIMIT);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !community
                        .texts("SELECT 1 FROM vip.member WHERE user_id = %s AND erased_at IS NOT NULL".formatted(ada))
                        .isEmpty());

        assertThat(redeem(ada, token.secret())).isEqualTo(new RefusedAsErased(ada));
        assertThat(attempts(ada)).isZero();
        redeemed(community.somebody(), token);
    }

    @Test
    void nobodyGrantsToThemselvesByAToken() {
        var self = new Author("operator:ada", ada);
        var own = tokens(new TokenOrder("monthly", 1, null, self)).tokens().getFirst();

        assertThat(redeemToken
                        .by(new RedemptionOrder(ada, token().secret(), self))
                        .block(LIMIT))
                .isEqualTo(new RefusedAsOwn(ada));
        assertThat(redeem(ada, own.secret())).isEqualTo(new RefusedAsNotRedeemable());
        redeemed(community.somebody(), own);
    }

    @Test
    void aRevocationAndARedemptionAtOnceNeverBothHappen() {
        for (var round = 0; round < 20; round++) {
            var token = token();
            var both = Mono.zip(redeeming(ada, token.secret()), revokeToken.of(token.id(), ANA))
                    .blockOptional(LIMIT)
                    .orElseThrow();

            if (both.getT1() instanceof Redeemed) {
                assertThat(both.getT2()).isEqualTo(new TokenRevoking.RefusedAsRedeemed(token.id()));
            } else {
                assertThat(both.getT2()).isEqualTo(new TokenRevoking.Revoked(token.id()));
                community.execute("DELETE FROM vip.attempt WHERE user_id = %s".formatted(ada));
            }
        }
    }

    @Test
    void aTokenIsRevokedOnce() {
        var token = token();
        assertThat(revokeToken.of(token.id(), ANA).block(LIMIT)).isEqualTo(new TokenRevoking.Revoked(token.id()));
        assertThat(revokeToken.of(token.id(), key).block(LIMIT)).isEqualTo(new TokenRevoking.Revoked(token.id()));
        assertThat(community.texts("SELECT revoked_by FROM vip.token WHERE id = '%s'".formatted(token.id())))
                .containsExactly("operator:ana");
        var nothing = java.util.UUID.randomUUID();
        assertThat(revokeToken.of(nothing, ANA).block(LIMIT)).isEqualTo(new TokenRevoking.RefusedAsUnknown(nothing));
    }

    @Test
    void theSecretIsKeptNowhere() {
        var token = token();
        redeemed(ada, token);

        var secret = token.secret().text();
        assertThat(secret).matches("vip_[A-Za-z0-9_-]{43}");
        assertThat(community.texts("SELECT t::text FROM vip.token t WHERE id = '%s'".formatted(token.id())))
                .noneMatch(row -> row.contains(secret));
        assertThat(community.texts("SELECT data::text FROM outbox.event WHERE aggregate = '%s'".formatted(ada)))
                .noneMatch(data -> data.contains(secret));
    }

    @Test
    void whatHasBecomeOfATokenStays() {
        var spent = token();
        redeemed(ada, spent);
        var revoked = token();
        revokeToken.of(revoked.id(), ANA).block(LIMIT);

        for (var statement : List.of(
                "UPDATE vip.token SET redeemed_at = NULL, redeemed_by_user_id = NULL WHERE id = '%s'"
                        .formatted(spent.id()),
                "UPDATE vip.token SET revoked_at = NULL, revoked_by = NULL WHERE id = '%s'".formatted(revoked.id()),
                "UPDATE vip.token SET plan = 'yearly' WHERE id = '%s'".formatted(token().id()),
                "DELETE FROM vip.token",
                "TRUNCATE vip.token")) {
            assertThatThrownBy(() -> community.execute(statement))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("what was written there stays");
        }
    }

    @Test
    void tokensAreCounted() {
        var plan = "counted-" + ada;
        plan(plan, 1, "P1D", true);
        var timed = new TokenOrder(plan, 2, clock.instant().plusSeconds(60), ANA);
        tokens(timed);
        var tokens = tokens(new TokenOrder(plan, 5, null, ANA)).tokens();
        redeemed(ada, tokens.get(0));
        revokeToken.of(tokens.get(1).id(), ANA).block(LIMIT);
        revokeToken.of(tokens.get(2).id(), ANA).block(LIMIT);

        assertThat(counts(plan, clock.instant())).isEqualTo(new TokenCounts(7, 4, 1, 2, 0));
        assertThat(counts(plan, clock.instant().plusSeconds(60))).isEqualTo(new TokenCounts(7, 2, 1, 2, 2));
        assertThat(statistics
                        .at(clock.instant())
                        .blockOptional(LIMIT)
                        .orElseThrow()
                        .total()
                        .created())
                .isGreaterThanOrEqualTo(7);
    }

    private @Nullable TokenCounts counts(String plan, Instant at) {
        return statistics.at(at).blockOptional(LIMIT).orElseThrow().byPlan().get(plan);
    }

    private void plan(String plan, int version, String term, boolean active) {
        community.execute("""
                INSERT INTO vip.plan_version (key, version, name, term, entitlements, active, made_at, made_by)
                VALUES ('%1$s', %2$d, 'A plan', '%3$s', '{}', %4$s, now(), 'operator:ana')
                """.formatted(plan, version, term, active));
        community.execute("""
                INSERT INTO vip.plan (key, version) VALUES ('%s', %d)
                    ON CONFLICT (key) DO UPDATE SET version = excluded.version
                """.formatted(plan, version));
    }

    private TokenBatch.New token() {
        return tokens(new TokenOrder("monthly", 1, null, ANA)).tokens().getFirst();
    }

    private TokenBatch tokens(TokenOrder order) {
        return ((Issued) Objects.requireNonNull(issue(order))).batch();
    }

    private @Nullable TokenIssue issue(TokenOrder order) {
        return issueTokens.by(order).block(LIMIT);
    }

    private Redeemed redeemed(UserId id, TokenBatch.New token) {
        return (Redeemed) redeem(id, token.secret());
    }

    private Redeeming redeem(UserId id, TokenSecret secret) {
        return redeeming(id, secret).blockOptional(LIMIT).orElseThrow();
    }

    private Mono<Redeeming> redeeming(UserId id, TokenSecret secret) {
        return redeemToken.by(new RedemptionOrder(id, secret, key));
    }

    private int attempts(UserId id) {
        return Integer.parseInt(community
                .texts("SELECT count(*) FROM vip.attempt WHERE user_id = %s".formatted(id))
                .getFirst());
    }
}
