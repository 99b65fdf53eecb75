package io.diana.vip;

import static io.diana.vip.Community.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.outbox.Outbox;
import io.diana.users.MembershipChanged;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.vip.application.RevokeGrant;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.GrantOrder;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Granting.RefusedAsErased;
import io.diana.vip.domain.Granting.RefusedAsUnknown;
import io.diana.vip.domain.Granting.RefusedAsUnknownPlan;
import io.diana.vip.domain.Revoking;
import io.diana.vip.domain.Term;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jmolecules.event.types.DomainEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Grants and revocations, from the order to what is kept of it and to what others make of it. */
@VipTest
class GrantingTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    Community community;

    @Autowired
    RevokeGrant revokeGrant;

    @Autowired
    Outbox outbox;

    @Autowired
    ReactiveTransactionManager transactions;

    UserId ada = Community.newId();

    @BeforeEach
    void setUp() {
        ada = community.somebody();
    }

    @Test
    void aGrantIsKeptSaidAndProjected() {
        var window = community.granted(ada, "monthly", "P1M");

        assertThat(window.end()).isEqualTo(Term.parse("P1M").from(window.start()));
        assertThat(community.eventsOf(ada))
                .containsExactly(
                        new VipActivated(
                                ada,
                                "monthly",
                                window.end(),
                                new Membership(
                                        true,
                                        window.end(),
                                        java.util.Map.of("points.multiplier", 1.5, "story.vip", true)),
                                window.start()),
                        new MembershipChanged(ada, true, window.end(), window.start()));
        assertThat(community.historyOf(ada)).containsExactly("ADMIN_GRANTED - monthly");
        Awaitility.await().atMost(LIMIT).until(() -> community.projectionOf(ada).startsWith("t "));
    }

    @Test
    void twoGrantsAtOnceExtendByTheSum() {
        Flux.range(0, 20)
                .flatMap(_ -> community.ordering(ada, "monthly", "P10D"), 20)
                .blockLast(LIMIT);

        var ends = community.texts("SELECT until - since FROM vip.holding WHERE user_id = %s".formatted(ada));
        assertThat(ends).containsExactly("200 days");
        assertThat(community.historyOf(ada)).hasSize(20).startsWith("ADMIN_GRANTED - monthly");
        assertThat(community.historyOf(ada).subList(1, 20)).containsOnly("VIP_EXTENDED monthly monthly");
    }

    @Test
    void aRevocationTakesAwayExactlyTheDaysOfItsGrant() {
        var first = community.granted(ada, "monthly", "P10D");
        community.granted(ada, "monthly", "P20D");

        var revoking = revokeGrant
                .of(ada, first.grant().id(), ANA, "a mistake")
                .blockOptional(LIMIT)
                .orElseThrow();

        assertThat(revoking).isInstanceOf(Revoking.Revoked.class);
        assertThat(community.texts("SELECT until - '%s'::timestamptz FROM vip.holding WHERE user_id = %s"
                        .formatted(((Revoking.Revoked) revoking).window().end(), ada)))
                .containsExactly("20 days");
        assertThat(community.historyOf(ada)).endsWith("ADMIN_REVOKED monthly monthly");
    }

    @Test
    void nothingIsGrantedToWhomThereIsNotOrOfWhatThereIsNot() {
        assertThat(refusal(Community.newId(), "monthly")).isInstanceOf(RefusedAsUnknown.class);
        assertThat(refusal(ada, "nothing")).isInstanceOf(RefusedAsUnknownPlan.class);
        community.execute("""
                UPDATE users.member SET status = 'ERASED', first_name = NULL, language_code = NULL, time_zone = NULL WHERE id = %s
                """.formatted(ada));
        assertThat(refusal(ada, "monthly")).isInstanceOf(RefusedAsErased.class);
        assertThat(community.historyOf(ada)).isEmpty();
    }

    private Granting refusal(UserId id, String plan) {
        return community.ordering(id, plan, null).blockOptional(LIMIT).orElseThrow();
    }

    @Test
    void theDatabaseItselfRefusesAGrantToOneself() {
        community.granted(ada, "monthly", "P1D");

        assertThatThrownBy(() -> community.execute("""
                        INSERT INTO vip."grant" (id, user_id, plan, plan_version, entitlements, source, given_at, given_by,
                                                 given_by_user_id, reason)
                        VALUES (uuidv7(), %1$s, 'monthly', 1, '{}', 'ADMIN', now(), 'operator:ada', %1$s, 'me')
                        """.formatted(ada)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("grant_not_to_oneself");
    }

    @Test
    void whatWasWrittenStays() {
        community.granted(ada, "monthly", "P1D");

        for (var statement : List.of(
                "UPDATE vip.history SET actor = 'x'",
                "DELETE FROM vip.history",
                "TRUNCATE vip.history",
                "UPDATE vip.\"grant\" SET term = 'P9D'",
                "UPDATE vip.\"grant\" SET reason = 'other'",
                "DELETE FROM vip.\"grant\"",
                "UPDATE vip.plan_version SET name = 'other'")) {
            assertThatThrownBy(() -> community.execute(statement))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("what was written there stays");
        }
    }

    @Test
    void aRequestIsGrantedOnceHoweverOftenItIsDelivered() {
        var request = request("reward:" + ada, "monthly", "P7D");
        publish(request, request);
        publish(request);

        awaitHeard("vip.requests", 3);
        assertThat(community.historyOf(ada)).containsExactly("VIP_REWARDED - monthly");
    }

    @Test
    void aRequestThatCannotBeGrantedIsAnswered() {
        publish(
                request("a:" + ada, "nothing", null),
                request("b:" + ada, "monthly", "soon"),
                request("c:" + ada, "monthly", "P9999Y"));

        awaitHeard("vip.requests", 3);
        assertThat(community.eventsOf(ada))
                .filteredOn(GrantRefused.class::isInstance)
                .extracting(event -> ((GrantRefused) event).reason())
                .containsExactly("unknown-plan", "invalid-duration", "term-too-long");
        assertThat(community.historyOf(ada)).isEmpty();
    }

    @Test
    void aRequestSaysWhatItIsForInPlainText() {
        for (var text : List.of(" ", "a\u0000", "x".repeat(501))) {
            assertThatThrownBy(() -> new GrantRequested(
                            ada, "r", "monthly", null, GrantRequested.Source.REWARD, text, java.time.Instant.now()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> request("x".repeat(201), "monthly", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoGaveAGrantIsKeptAsTheMemberTheyAre() {
        var eva = community.somebody();
        var author = new Author("operator:eva", eva);
        var order = new GrantOrder(ada, "monthly", null, Source.PAYMENT, author, "paid", "payment:" + ada);
        var granted = (Granting.Granted)
                community.ordering(order).blockOptional(LIMIT).orElseThrow();
        var id = granted.window().grant().id();
        revokeGrant.of(ada, id, author, "paid back").block(LIMIT);

        assertThat(community.texts(
                        "SELECT concat_ws(' ', given_by_user_id, revoked_by_user_id, reference) FROM vip.\"grant\" WHERE id = '%s'"
                                .formatted(id)))
                .containsExactly("%1$s %1$s payment:%2$s".formatted(eva, ada));
        assertThat(revokeGrant.of(ada, id, author, "again").block(LIMIT)).isEqualTo(new Revoking.AlreadyRevoked(id));
        assertThat(community.ordering(order).block(LIMIT)).isInstanceOf(Granting.AlreadyGranted.class);
    }

    @Test
    void whoLeavesHoldsNothingAndIsSpokenOfNoMore() {
        community.granted(ada, "monthly", "P1M");
        community.granted(ada, "lifetime", "P2M");
        publish(new UserErased(ada, java.time.Instant.now()));

        awaitHeard("vip.erasures", 1);
        assertThat(community.texts("SELECT plan FROM vip.holding WHERE user_id = %s".formatted(ada)))
                .isEmpty();
        assertThat(community.texts(
                        "SELECT num_nonnulls(reason, revoked_reason)::text || (revoked_at IS NOT NULL) FROM vip.\"grant\" WHERE user_id = %s"
                                .formatted(ada)))
                .containsExactly("0true", "0true");
        assertThat(refusal(ada, "monthly")).isInstanceOf(RefusedAsErased.class);
    }

    @Test
    void whoLeftBeforeAnythingWasGrantedIsRemembered() {
        publish(new UserErased(ada, java.time.Instant.now()));

        awaitHeard("vip.erasures", 1);
        assertThat(refusal(ada, "monthly")).isInstanceOf(RefusedAsErased.class);
    }

    private GrantRequested request(String reference, String plan, @org.jspecify.annotations.Nullable String duration) {
        return new GrantRequested(
                ada, reference, plan, duration, GrantRequested.Source.REWARD, "a prize", java.time.Instant.now());
    }

    private void publish(DomainEvent... events) {
        TransactionalOperator.create(transactions)
                .transactional(outbox.publish(List.of(events)))
                .block(LIMIT);
    }

    private void awaitHeard(String listener, int count) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> community.texts("""
                        SELECT count(*) FROM outbox.completion c JOIN outbox.listener l ON l.id = c.listener
                         WHERE l.name = '%s' AND c.aggregate = '%s'
                        """.formatted(listener, ada)).equals(List.of(Integer.toString(count))));
    }
}
