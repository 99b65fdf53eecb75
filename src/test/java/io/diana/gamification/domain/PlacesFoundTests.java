package io.diana.gamification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.DisplayNames.Shown;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesFoundTests {

    private static final BoardPeriod PERIOD = BoardPeriod.at(Board.ALL_TIME, Instant.parse("2026-11-24T12:00:00Z"));

    private static Place place(long rank) {
        return new Place(rank, new UserId(rank), 1_000 - rank);
    }

    private static List<Place> places(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(PlacesFoundTests::place)
                .toList();
    }

    /** A board of nine; the query gives up to one place more than is shown, on both sides. */
    @ParameterizedTest
    @CsvSource({
        "5, 1, 5, 5, true",
        "5, 2, 4, 5, true",
        "5, 3, 4, 6, true",
        "5, 4, 3, 6, true",
        "5, 5, 3, 7, true",
        "1, 5, 1, 5, true",
        "2, 5, 1, 5, true",
        "3, 5, 1, 5, true",
        "7, 5, 5, 9, false",
        "8, 5, 5, 9, false",
        "9, 5, 5, 9, false",
        "9, 1, 9, 9, false",
        "5, 8, 1, 8, true",
        "5, 9, 1, 9, false",
        "5, 20, 1, 9, false"
    })
    void haveTheMemberInTheirMiddleAsFarAsThereAreOthers(long me, int limit, long first, long last, boolean goesOn) {
        var above = places(Math.max(1, me - limit - 1), me - 1).reversed();
        var below = places(me, Math.min(9, me + limit));

        var found = PlacesFound.around(new Surroundings(above, below, place(me)), limit);

        assertThat(found).isEqualTo(new PlacesFound(places(first, last), place(me), goesOn));
    }

    @Test
    void areThereForSomebodyWhomOthersDoNotSee() {
        var me = new Place(4, new UserId(99), 997);
        var surroundings = new Surroundings(places(1, 3).reversed(), places(4, 6), me);

        assertThat(PlacesFound.around(surroundings, 3)).isEqualTo(new PlacesFound(places(3, 5), me, true));
    }

    @Test
    void areThereForSomebodyBehindAll() {
        var surroundings = new Surroundings(places(1, 3).reversed(), List.of(), null);

        assertThat(PlacesFound.around(surroundings, 2)).isEqualTo(new PlacesFound(places(2, 3), null, false));
    }

    @Test
    void areNoneOnAnEmptyBoard() {
        assertThat(PlacesFound.around(new Surroundings(List.of(), List.of(), null), 2))
                .isEqualTo(new PlacesFound(List.of(), null, false));
    }

    @Test
    void areAsManyAsWanted() {
        assertThat(PlacesFound.upTo(2, places(1, 3))).isEqualTo(new PlacesFound(places(1, 2), null, true));
        assertThat(PlacesFound.upTo(3, places(1, 3))).isEqualTo(new PlacesFound(places(1, 3), null, false));
    }

    @Test
    void tellWhoseNamesAreWanted() {
        assertThat(PlacesFound.upTo(1, places(1, 2)).seenBy(place(7)).members())
                .containsExactlyInAnyOrder(new UserId(1), new UserId(7));
    }

    @Test
    void showNobodyAgainstTheirWishButThemselves() {
        var found = PlacesFound.upTo(3, places(1, 4)).seenBy(place(2));

        var part = found.named(
                PERIOD, Map.of(new UserId(1), new Shown("Ada", true), new UserId(2), new Shown("Eva", false)));

        assertThat(part.rows()).containsExactly(new NamedPlace(place(1), "Ada"));
        assertThat(part.me()).isEqualTo(new NamedPlace(place(2), "Eva"));
        assertThat(part.next()).isEqualTo(new Position(997, new UserId(3)));
        assertThat(part.period()).isEqualTo(PERIOD);
    }

    @Test
    void endWhereThereIsNothingBehind() {
        var part = PlacesFound.upTo(3, places(1, 3)).seenBy(place(2)).named(PERIOD, Map.of());

        assertThat(part.rows()).isEmpty();
        assertThat(part.me()).isNull();
        assertThat(part.next()).isNull();
    }
}
