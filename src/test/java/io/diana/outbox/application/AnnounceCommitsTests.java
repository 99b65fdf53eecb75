package io.diana.outbox.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AnnounceCommitsTests {

    @Test
    void saysAMessageOnAChannel() {
        var said = new ArrayList<List<String>>();

        new AnnounceCommits((channel, message) -> Mono.fromRunnable(() -> said.add(List.of(channel, message))))
                .to("channel", "message")
                .block();

        assertThat(said).containsExactly(List.of("channel", "message"));
    }
}
