package io.diana.users.application;

import io.diana.users.domain.Presence;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;

/** When members were here. */
public interface Activities {

    /**
     * Writes many at once, leaving out whoever was written less than a minute before {@code now} (by another node).
     *
     * @return those left out whose presence is news all the same
     */
    Flux<Presence> write(List<Presence> presences, Instant now);
}
