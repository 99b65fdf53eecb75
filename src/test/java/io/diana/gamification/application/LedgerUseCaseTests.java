package io.diana.gamification.application;

import static io.diana.gamification.application.AccountsOnPaper.said;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diana.gamification.PointsAwarded;
import io.diana.gamification.application.Accounts.Wanted;
import io.diana.gamification.application.Ledger.NotBookedException;
import io.diana.gamification.domain.Account;
import io.diana.gamification.domain.ActionOrder;
import io.diana.gamification.domain.ActionType;
import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Catalogue;
import io.diana.gamification.domain.Context;
import io.diana.gamification.domain.Hearing;
import io.diana.gamification.domain.HoldOrder;
import io.diana.gamification.domain.Levels;
import io.diana.gamification.domain.News;
import io.diana.gamification.domain.PointsOrder;
import io.diana.gamification.domain.Rules;
import io.diana.gamification.domain.SomeDefinitions;
import io.diana.outbox.Origin;
import io.diana.outbox.Outbox;
import io.diana.outbox.Said;
import io.diana.outbox.SharedOutbox;
import io.diana.users.Standing;
import io.diana.users.UserErased;
import io.diana.users.UserId;
import io.diana.users.UserRegistered;
import io.diana.users.UserSuspended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Booking, deciding, hearing and closing, with accounts on paper. */
class LedgerUseCaseTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final UserId ADA = new UserId(1);
    private static final UserId EVA = new UserId(2);
    private static final UserId ZOE = new UserId(3);
    private static final Author ANA = new Author("operator:ana", null);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AccountsOnPaper paper = new AccountsOnPaper(new Catalogue(
            3,
            SomeDefinitions.sound(Rules.class, "{}"),
            SomeDefinitions.sound(Levels.class, "{}"),
            Map.of("wave", SomeDefinitions.sound(ActionType.class, "{}")),
            Map.of(),
            Map.of(),
            List.of()));
    private final Set<UserId> registered = new HashSet<>();
    private final Map<UserId, Standing> standings = new HashMap<>();
    private final List<DomainEvent> published = new ArrayList<>();
    private final List<Said> shared = new ArrayList<>();

    private final Outbox outbox = new Outbox() {
        @Override
        public Mono<Void> publish(DomainEvent event) {
            return publish(List.of(event));
        }

        @Override
        public Mono<Void> publish(Iterable<? extends DomainEvent> events) {
            return Mono.fromRunnable(() -> events.forEach(published::add));
        }
    };
    private final SharedOutbox sharedOutbox = said -> Mono.fromRunnable(() -> said.forEach(shared::add));
    private final Books books = new Books(
            paper, paper, this::registrations, id -> Mono.justOrEmpty(standings.get(id)), outbox, sharedOutbox, clock);
    private final Ledger ledger = new Ledger(books);
    private final FollowMembers followMembers = new FollowMembers(books);
    private final OpenAccounts openAccounts = new OpenAccounts(paper, books);
    private final CloseAccounts closeAccounts = new CloseAccounts(paper, paper, paper, books, clock);
    private final DecideHold decideHold = new DecideHold(paper, books);
    private final ShowAccount showAccount = new ShowAccount(paper, paper, this::registrations, clock);

    private Flux<UserRegistered> registrations(Collection<UserId> ids) {
        return Flux.fromStream(ids.stream()
                .filter(registered::contains)
                .map(id -> new UserRegistered(id, "es", "Europe/Madrid", NOW)));
    }

    @Test
    void whatIsAskedOfThoseWhoHaveAccountsIsTwoStatementsAndWhatIsSaid() {
        open(ADA, EVA);

        var bookings = book(wave(ADA, "k"), wave(EVA, null), wave(ADA, "k"));

        assertThat(bookings).containsExactly("booked 1-2", "booked 2-2", "repeated 1-2");
        assertThat(paper.asked).containsExactly("takeAll [1, 2]", "catalogue 3", "keep [1, 2]");
        assertThat(paper.wanted)
                .containsExactly(new Wanted(Set.of(ADA, EVA), Set.of("wave"), Map.of(ADA, Set.of("k"))));
        assertThat(shared)
                .extracting(it -> ((PointsAwarded) it.event()).entryId() + " "
                        + it.origin().requestId())
                .containsExactly("1-1 r0", "1-2 r0", "2-1 r1", "2-2 r1");
        assertThat(published).isEmpty();
    }

    @Test
    void whoIsRegisteredGetsAnAccountAndWhoIsNotIsRefused() {
        open(ADA);
        registered.add(EVA);
        standings.put(ZOE, Standing.ERASED);

        var bookings = book(wave(ADA, null), wave(EVA, null), wave(ZOE, null), wave(new UserId(4), null));

        assertThat(bookings).containsExactly("booked 1-2", "booked 2-2", "refused Erased", "refused Unknown");
        assertThat(kept(EVA).habits().calendar().zone().getId()).isEqualTo("Europe/Madrid");
        assertThat(paper.asked).contains("open [2]").element(2).asString().startsWith("take ");
    }

    @Test
    void whereNothingHappensNothingIsWritten() {
        var bookings = book(wave(ZOE, null));

        assertThat(bookings).containsExactly("refused Unknown");
        assertThat(paper.asked).noneMatch(it -> it.startsWith("keep"));
        assertThat(shared).isEmpty();
    }

    @Test
    void whatFailsBeforeTheEndWasNotBookedForCertain() {
        open(ADA);
        var broken = new Ledger(new Books(
                paper,
                _ -> Mono.error(new IllegalStateException("on purpose")),
                this::registrations,
                _ -> Mono.empty(),
                outbox,
                sharedOutbox,
                clock));

        assertThatThrownBy(() -> broken.book(asked(wave(ADA, null))).block(LIMIT))
                .isInstanceOf(NotBookedException.class)
                .hasRootCauseMessage("on purpose");
        assertThatThrownBy(() ->
                        new BookOrders(broken).all(List.of(wave(ADA, null))).block(LIMIT))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");
        assertThat(Ledger.cause(new IllegalStateException("x"))).hasMessage("x");
    }

    @Test
    void aBatchAndASingleOrderAreBookedAlike() {
        open(ADA, EVA);
        var bookOrder = new BookOrder(ledger);
        var work = bookOrder.work().subscribe();

        assertThat(new BookOrders(ledger)
                        .all(List.of(wave(ADA, "k")))
                        .blockOptional(LIMIT)
                        .orElseThrow())
                .extracting(AccountsOnPaper::said)
                .containsExactly("booked 1-2");
        assertThat(said(bookOrder.by(wave(ADA, "k")).blockOptional(LIMIT).orElseThrow()))
                .isEqualTo("repeated 1-2");
        assertThat(said(bookOrder.by(wave(EVA, null)).blockOptional(LIMIT).orElseThrow()))
                .isEqualTo("booked 2-2");
        work.dispose();
    }

    @Test
    void whoRegistersIsWelcomedOnce() {
        var registration = new UserRegistered(ADA, "es", "UTC", NOW);

        openAccounts.after(List.of(registration)).block(LIMIT);
        openAccounts.after(List.of(registration)).block(LIMIT);

        assertThat(paper.asked)
                .containsExactly(
                        "open [1]", "takeAll [1]", "catalogue 3", "keep [1]", "open [1]", "takeAll [1]", "catalogue 3");
        assertThat(published).singleElement().isInstanceOf(PointsAwarded.class);
        assertThat(kept(ADA).purse().balance()).isEqualTo(10);
    }

    @Test
    void whatIsHeardIsTakenOverInItsOrderAndNewcomersAreWelcomedFirst() {
        registered.add(EVA);
        open(ADA);
        var suspended = news(ADA, new UserSuspended(ADA, null, NOW));
        var again = news(ADA, new UserSuspended(ADA, NOW.plusSeconds(9), NOW));

        followMembers
                .through(List.of(
                        suspended,
                        news(EVA, new UserSuspended(EVA, null, NOW)),
                        again,
                        news(ZOE, new UserSuspended(ZOE, null, NOW))))
                .block(LIMIT);

        assertThat(kept(ADA).standing().suspension().until()).isEqualTo(NOW.plusSeconds(9));
        assertThat(kept(EVA).standing().suspension().suspended()).isTrue();
        assertThat(kept(EVA).purse().entries()).isEqualTo(1);
        assertThat(paper.accounts).doesNotContainKey(ZOE);
    }

    @Test
    void hearingAThingTwiceWritesNothing() {
        open(ADA);
        var suspended = news(ADA, new UserSuspended(ADA, null, NOW));
        followMembers.through(List.of(suspended)).block(LIMIT);
        paper.asked.clear();

        followMembers.through(List.of(suspended)).block(LIMIT);

        assertThat(paper.asked).containsExactly("takeAll [1]", "catalogue 3");
    }

    @Test
    void whoLeavesIsClosedWhatIsHeldIsVoidAndTheRestForgotten() {
        open(ADA, EVA);
        book(many(ADA, 11));
        paper.asked.clear();
        assertThat(paper.holds).hasSize(2);

        closeAccounts
                .after(List.of(new UserErased(ADA, NOW), new UserErased(ZOE, NOW)))
                .block(LIMIT);

        assertThat(paper.asked)
                .containsExactly("bury [1, 3]", "take [1, 3]", "catalogue 3", "keep [1]", "forget [1, 3]");
        assertThat(paper.buried).containsExactly(ZOE);
        assertThat(kept(ADA).standing().closed()).isTrue();
        assertThat(kept(ADA).purse().pending()).isZero();
        assertThat(paper.holds.values())
                .allMatch(it -> !requireNonNull(it.hold().decision()).released());
        assertThat(kept(EVA).standing().closed()).isFalse();

        paper.asked.clear();
        closeAccounts.after(List.of(new UserErased(ADA, NOW))).block(LIMIT);
        assertThat(paper.asked).noneMatch(it -> it.startsWith("keep"));
    }

    @Test
    void holdsAreDecidedOnce() {
        open(ADA);
        book(many(ADA, 11));

        assertThat(decide(ADA, 11, true)).isEqualTo("booked 1-13");
        assertThat(decide(ADA, 11, true)).isEqualTo("refused AlreadyDecided");
        assertThat(decide(ADA, 12, false)).isEqualTo("booked 1-14");
        assertThat(decide(ADA, 2, true)).isEqualTo("refused UnknownHold");
        assertThat(paper.wanted).last().isEqualTo(new Wanted(Set.of(ADA), Set.of("wave"), Map.of(ADA, Set.of())));
        assertThat(published).hasSize(1);
        assertThat(kept(ADA).purse().pending()).isZero();
    }

    @Test
    void aHoldOfNobodyIsNotDecided() {
        open(ADA);
        book(many(ADA, 11));
        paper.accounts.clear();

        assertThat(decide(ADA, 11, true)).isEqualTo("refused Unknown");
    }

    @Test
    void anAccountIsShownAsItIsOrAsItWillBe() {
        open(ADA);
        registered.add(EVA);
        paper.accounts.put(ZOE, closed(ZOE));
        book(wave(ADA, null));

        assertThat(show(ADA).account().purse().balance()).isEqualTo(15);
        assertThat(show(ADA).moment().now()).isEqualTo(NOW);
        assertThat(show(EVA).account().habits().calendar().zone().getId()).isEqualTo("Europe/Madrid");
        assertThat(paper.accounts).as("showing opens nothing").doesNotContainKey(EVA);
        assertThat(showAccount.of(ZOE).blockOptional(LIMIT)).isEmpty();
        assertThat(showAccount.of(new UserId(4)).blockOptional(LIMIT)).isEmpty();
    }

    private ShowAccount.Shown show(UserId id) {
        return showAccount.of(id).blockOptional(LIMIT).orElseThrow();
    }

    private Account kept(UserId id) {
        return requireNonNull(paper.accounts.get(id));
    }

    private Account closed(UserId id) {
        open(id);
        closeAccounts.after(List.of(new UserErased(id, NOW))).block(LIMIT);
        paper.asked.clear();
        return kept(id);
    }

    private String decide(UserId id, long no, boolean release) {
        return said(decideHold
                .on(id, no, new HoldOrder(release, "a test", ANA))
                .blockOptional(LIMIT)
                .orElseThrow());
    }

    private static News news(UserId id, UserSuspended event) {
        return new News(id, (account, _) -> Hearing.of(event, account));
    }

    private void open(UserId... ids) {
        for (var id : ids) {
            paper.accounts.put(id, Account.opened(new io.diana.gamification.domain.Opening(id, "UTC", NOW)));
        }
    }

    private List<String> book(PointsOrder... orders) {
        return ledger.book(asked(orders)).blockOptional(LIMIT).orElseThrow().stream()
                .map(AccountsOnPaper::said)
                .toList();
    }

    private static List<Asked> asked(PointsOrder... orders) {
        var asked = new ArrayList<Asked>();
        for (var order : orders) {
            asked.add(new Asked(order, new Origin("r" + asked.size(), null)));
        }
        return asked;
    }

    private static PointsOrder[] many(UserId id, int times) {
        return Flux.range(0, times)
                .map(_ -> wave(id, null))
                .collectList()
                .blockOptional()
                .orElseThrow()
                .toArray(PointsOrder[]::new);
    }

    private static ActionOrder wave(UserId id, @Nullable String key) {
        return new ActionOrder(id, "wave", Context.NONE, "key:bot", key);
    }
}
