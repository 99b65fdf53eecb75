package io.diana.outbox.application;

import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells other nodes. */
@Service
public class AnnounceCommits {

    private final Announcer announcer;

    AnnounceCommits(Announcer announcer) {
        this.announcer = announcer;
    }

    /** Says a message on a channel, outside of any transaction. */
    public Mono<Void> to(String channel, String message) {
        return announcer.announce(channel, message);
    }

    /** What can be heard on every node. */
    public interface Announcer {

        /** Says a message on a channel. */
        Mono<Void> announce(String channel, String message);
    }
}
