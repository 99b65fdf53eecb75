package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BoardPeriodTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2026-11-29T23:59:59.999Z, 2026-11-23, 2026-W48",
        "WEEKLY, 2026-11-30T00:00:00Z, 2026-11-30, 2026-W49",
        "WEEKLY, 2027-01-01T00:00:00Z, 2026-12-28, 2026-W53",
        "WEEKLY, 2024-12-30T00:00:00Z, 2024-12-30, 2025-W01",
        "MONTHLY, 2024-02-29T23:59:59.999Z, 2024-02-01, 2024-02",
        "MONTHLY, 2024-03-01T00:00:00Z, 2024-03-01, 2024-03",
        "ALL_TIME, 2026-11-24T12:00:00Z, 1970-01-01, all-time",
        "STREAK, 2026-11-24T12:00:00Z, 1970-01-01, all-time"
    })
    void beginsInUtcAndHasAName(Board board, Instant at, LocalDate start, String name) {
        var period = BoardPeriod.at(board, at);

        assertThat(period).isEqualTo(new BoardPeriod(board, start));
        assertThat(period.name()).isEqualTo(name);
        assertThat(BoardPeriod.named(board, name, NOW)).isEqualTo(period);
    }

    @ParameterizedTest
    @EnumSource
    void isTheCurrentOneWhereNoneIsNamed(Board board) {
        assertThat(BoardPeriod.named(board, null, NOW)).isEqualTo(BoardPeriod.at(board, NOW));
        assertThat(BoardPeriod.named(board, "current", NOW)).isEqualTo(BoardPeriod.at(board, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2026-11",
        "WEEKLY, 2026-W54",
        "WEEKLY, 2025-W53",
        "WEEKLY, 2026-W00",
        "WEEKLY, 2026-W1",
        "WEEKLY, 2026-W01-1",
        "WEEKLY, all-time",
        "MONTHLY, 2026-W11",
        "MONTHLY, 2026-13",
        "MONTHLY, 2026-1",
        "MONTHLY, +2026-01",
        "ALL_TIME, 2026-11",
        "STREAK, 2026-W48",
        "ALL_TIME, ''"
    })
    void isNoneOfAnotherForm(Board board, String name) {
        assertThatThrownBy(() -> BoardPeriod.named(board, name, NOW)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({"all-time, ALL_TIME, 1", "weekly, WEEKLY, 2", "monthly, MONTHLY, 3", "streak, STREAK, 4"})
    void boardsHaveKeysAndNumbers(String key, Board board, int number) {
        assertThat(Board.of(key)).contains(board);
        assertThat(board.key()).isEqualTo(key);
        assertThat(board.number()).isEqualTo(number);
    }

    @Test
    void noBoardHasAnotherKey() {
        assertThat(Board.of("WEEKLY")).isEmpty();
    }
}
