package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTests {

    @Test
    void keepOneOfSeveralWorkersForWhatIsNew() {
        assertThat(Turns.of(0, 2)).isEqualTo(new Turns(false, true));
        assertThat(Turns.of(1, 2)).isEqualTo(new Turns(true, false));
        assertThat(Turns.of(2, 3)).isEqualTo(new Turns(true, false));
    }

    @Test
    void keepNoWorkerFromRetriesWhereItIsTheOnlyOne() {
        assertThat(Turns.of(0, 1)).isEqualTo(new Turns(true, false));
    }

    @Test
    void lookForRetriesEveryOtherTimeWhileThereIsSomethingToDeliver() {
        assertThat(whileDelivering(Turns.of(1, 2))).containsExactly(true, false, true, false);
    }

    @Test
    void neverLookForRetriesWhileThereIsSomethingNewForTheReservedOne() {
        assertThat(whileDelivering(Turns.of(0, 2))).containsExactly(false, false, false, false);
    }

    @Test
    void lookForRetriesWhenThereIsNothingNew() {
        var reserved = Turns.of(0, 2).afterNothing();
        assertThat(reserved.retries()).isTrue();
        assertThat(reserved.afterNothing().retries())
                .as("the reserved one looks for what is new again")
                .isFalse();

        var other = Turns.of(1, 2);
        assertThat(other.afterDelivery().afterNothing().retries()).isTrue();
        assertThat(other.afterNothing().retries()).isTrue();
    }

    private static List<Boolean> whileDelivering(Turns turns) {
        var looks = new ArrayList<Boolean>();
        for (var round = 0; round < 4; round++) {
            looks.add(turns.retries());
            turns = turns.afterDelivery();
        }
        return looks;
    }
}
