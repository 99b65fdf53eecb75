package io.diana.gamification.domain;

import static io.diana.gamification.domain.Someone.NOON;
import static io.diana.gamification.domain.Someone.refusal;
import static io.diana.gamification.domain.Someone.type;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Refusal.Limited;
import io.diana.gamification.domain.Window.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitsTests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Someone ada = new Someone();

    @Test
    void aWindowRollsAndIsFreeToTheSecond() {
        ada.did("login");
        ada.after(Duration.ofMinutes(20)).did("login");

        ada.now = NOON.plus(HOUR).minusMillis(500);
        assertThat(ada.does("login"))
                .isEqualTo(new Booking.Refused(new Limited("login", new Limit(2, HOUR), NOON.plus(HOUR), 1)));
        ada.now = NOON.plus(HOUR).minusSeconds(2);
        assertThat(((Limited) refusal(ada.does("login"))).seconds()).isEqualTo(2);

        ada.now = NOON.plus(HOUR);
        assertThat(ada.does("login")).isInstanceOf(Booked.class);
        assertThat(((Limited) refusal(ada.does("login"))).freeAt())
                .isEqualTo(NOON.plus(HOUR).plusSeconds(1_200));
    }

    @Test
    void whatIsRefusedIsNotRemembered() {
        ada.did("login");
        ada.did("login");
        var before = ada.account;

        ada.does("login");

        assertThat(ada.account).isSameAs(before);
    }

    @Test
    void aDayIsThatOfTheMembersCalendar() {
        ada.account = Account.opened(new Opening(Someone.ADA, "Asia/Tokyo", NOON));
        ada.now = Instant.parse("2026-11-25T14:00:00Z"); // 23:00
        ada.did("daily_login");

        assertThat(refusal(ada.does("daily_login")))
                .isEqualTo(
                        new Limited("daily_login", new Limit(1, null), Instant.parse("2026-11-25T15:00:00Z"), 3_600));

        ada.now = Instant.parse("2026-11-25T15:00:00Z");
        assertThat(ada.does("daily_login")).isInstanceOf(Booked.class);
        assertThat(((Limited) refusal(ada.does("daily_login"))).freeAt())
                .isEqualTo(Instant.parse("2026-11-26T15:00:00Z"));
    }

    @Test
    void theLimitIsNamedThatLastsLongest() {
        var often = new Limit(1, Duration.ofMinutes(1));
        var seldom = new Limit(2, Duration.ofDays(1));
        var window = window(0, 60);

        assertThat(requireNonNull(reached(window, 70, often, seldom)).limit()).isEqualTo(seldom);
        assertThat(requireNonNull(reached(window, 70, seldom, often)).limit()).isEqualTo(seldom);
        assertThat(requireNonNull(reached(window(0), 30, seldom, often)).limit())
                .isEqualTo(often);
        assertThat(reached(window(0), 60, seldom, often)).isNull();
    }

    @Test
    void nothingLimitsWhatHasNoLimit() {
        assertThat(reached(window(0, 0, 0), 0)).isNull();
    }

    @Test
    void aDayWithTheFirstInstantCounts() {
        var today = new Today(NOON.atZone(ZoneId.of("UTC")).toLocalDate(), NOON, NOON.plusSeconds(9), ZoneId.of("UTC"));
        var once = type("once", 1, new Limit(1, null));

        assertThat(requireNonNull(Limits.reached(once, window(0), today, NOON.plusSeconds(1)))
                        .freeAt())
                .isEqualTo(NOON.plusSeconds(9));
        assertThat(Limits.reached(once, window(-1), today, NOON.plusSeconds(1))).isNull();
    }

    @Test
    void asMuchIsRememberedAsRulesLookAt() {
        var wide = type("wide", 1, new Limit(250, Duration.ofHours(2)));

        assertThat(marked(wide, many(300)).marks()).hasSize(250);
        assertThat(marked(type("free", 1), many(300)).marks()).hasSize(200);
        assertThat(marked(type("huge", 1, new Limit(1_000, Duration.ofDays(9))), many(1_200))
                        .marks())
                .hasSize(1_000);
    }

    @Test
    void whatIsOlderThanTheWidestRuleIsForgotten() {
        var narrow = type("narrow", 1, new Limit(9, Duration.ofMinutes(1)));
        var wide = type("wide", 1, new Limit(9, Duration.ofHours(2)));
        var daily = type("daily", 1, new Limit(1, null));

        assertThat(marked(narrow, window(-3_600, -3_599)).marks()).hasSize(2);
        assertThat(marked(wide, window(-7_200, -7_199)).marks()).hasSize(2);
        assertThat(marked(daily, window(-75 * 3_600, -75 * 3_600 + 1)).marks()).hasSize(2);
    }

    @Test
    void aRuleAgainstManyRepetitionsIsRememberedForAsMany() {
        var abuse = new Rules.Abuse(
                Someone.RULES.abuse().velocity(), new Rules.Frequency(300, HOUR), 1, List.of(), Duration.ofDays(1));

        assertThat(Limits.mark(type("free", 1), many(400), new Mark(NOON, 7), abuse)
                        .marks())
                .hasSize(300);
    }

    private static @Nullable Limited reached(Window window, long second, Limit... limits) {
        var now = NOON.plusSeconds(second);
        return Limits.reached(type("x", 1, limits), window, Today.of(MemberCalendar.in(ZoneId.of("UTC")), now), now);
    }

    private static Window marked(ActionType type, Window window) {
        var marked = Limits.mark(type, window, new Mark(NOON, 7), Someone.RULES.abuse());
        assertThat(marked.marks().getLast()).isEqualTo(new Mark(NOON, 7));
        return marked;
    }

    private static Window many(int count) {
        return window(LongStream.range(0, count).map(i -> -count + i).toArray());
    }

    private static Window window(long... seconds) {
        return new Window(LongStream.of(seconds)
                .mapToObj(it -> new Mark(NOON.plusSeconds(it), 0))
                .toList());
    }
}
