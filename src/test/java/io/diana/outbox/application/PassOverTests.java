package io.diana.outbox.application;

import static io.diana.outbox.application.Events.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.outbox.application.Publications.Window;
import org.junit.jupiter.api.Test;

class PassOverTests {

    @Test
    void tellsWhereToLookNext() {
        assertThat(new PassOver(new RecordedPublications())
                        .behind(SUBSCRIBER, 7)
                        .block())
                .isEqualTo(new Window(8, true));
    }
}
