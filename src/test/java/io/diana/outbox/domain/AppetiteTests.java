package io.diana.outbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppetiteTests {

    @Test
    void startsWithAll() {
        assertThat(Appetite.of(200).now()).isEqualTo(200);
    }

    @Test
    void growsNoFurtherThanAllowed() {
        assertThat(new Appetite(150, 200).afterSuccess()).isEqualTo(new Appetite(200, 200));
        assertThat(new Appetite(1, 1).afterSuccess()).isEqualTo(new Appetite(1, 1));
    }

    @Test
    void getsAFailingEventAloneAndEverythingElseThrough() {
        var batch = 100;
        for (var poison = 0; poison < batch; poison++) {
            assertThat(failuresUntilAlone(poison, batch)).isLessThanOrEqualTo(8);
        }
    }

    /** Works through a batch in which one event fails, and counts the calls that fail until that one is alone. */
    private static int failuresUntilAlone(int poison, int batch) {
        var waiting = new ArrayList<>(
                java.util.stream.IntStream.range(0, batch).boxed().toList());
        var appetite = Appetite.of(batch);
        var failures = 0;
        while (true) {
            List<Integer> taken = waiting.subList(0, Math.min(appetite.now(), waiting.size()));
            if (!taken.contains(poison)) {
                taken.clear();
                appetite = appetite.afterSuccess();
            } else if (taken.size() == 1) {
                return failures;
            } else {
                failures++;
                appetite = appetite.afterFailure();
            }
        }
    }
}
