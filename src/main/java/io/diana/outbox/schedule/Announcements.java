package io.diana.outbox.schedule;

import io.diana.database.Notifications;
import io.diana.outbox.application.AnnounceCommits;
import io.diana.outbox.application.Bells;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The line between nodes: tells the others what was committed here, gathered for a moment and outside of any business
 * transaction, because commits with a {@code NOTIFY} in them wait for each other; and hears what the others tell, on a
 * connection of its own that comes back by itself. Whatever is lost on the line, the next poll finds.
 */
@Component
class Announcements implements SmartLifecycle {

    static final String CHANNEL = "diana_outbox";

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** PostgreSQL takes less than 8,000 bytes; without names it concerns everybody. */
    private static final int LONGEST = 7_000;

    private final String node = UUID.randomUUID().toString();
    private final Notifications notifications;
    private final AnnounceCommits announceCommits;
    private final Bells bells;
    private final Duration gather;
    private volatile Disposable line = Disposables.disposed();

    Announcements(
            Notifications notifications, AnnounceCommits announceCommits, Bells bells, OutboxProperties properties) {
        this.notifications = notifications;
        this.announceCommits = announceCommits;
        this.bells = bells;
        this.gather = properties.gather();
    }

    @Override
    public void start() {
        line = Disposables.composite(tell().subscribe(), hear().subscribe());
    }

    private Flux<Void> tell() {
        return bells.commits()
                .bufferTimeout(Integer.MAX_VALUE, gather)
                .onBackpressureDrop()
                .concatMap(commits -> announceCommits
                        .to(CHANNEL, message(commits))
                        .onErrorResume(error -> {
                            LOG.debug("Other nodes were not told of a commit: {}", error.toString());
                            return Mono.empty();
                        }));
    }

    private String message(List<Set<String>> commits) {
        var types = commits.stream().flatMap(Set::stream).distinct().collect(Collectors.joining(","));
        return node + " " + (types.length() > LONGEST ? "" : types);
    }

    private Flux<String> hear() {
        return Flux.defer(() -> notifications.on(CHANNEL))
                .filter(message -> !message.startsWith(node))
                .doOnNext(this::heard)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .doBeforeRetry(retry -> LOG.warn(
                                "Other nodes are not heard: {}", retry.failure().toString())))
                .repeat();
    }

    /** The first, empty message says that the line is there: what was told before has to be looked for. */
    private void heard(String message) {
        var types = message.contains(" ") ? message.substring(message.indexOf(' ') + 1) : "";
        bells.heard(Arrays.stream(types.split(","))
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void stop() {
        line.dispose();
    }

    @Override
    public boolean isRunning() {
        return !line.isDisposed();
    }

    /** Ends before the pool does, and starts before anybody publishes. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 16_384;
    }
}
