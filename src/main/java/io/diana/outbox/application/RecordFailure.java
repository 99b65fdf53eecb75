package io.diana.outbox.application;

import io.diana.outbox.application.Publications.Failure;
import io.diana.outbox.domain.Backoff;
import io.diana.outbox.domain.Delivery;
import io.diana.outbox.domain.Subscriber;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets a failed delivery rest for a while, or gives it up. */
@Service
public class RecordFailure {

    private static final int CAUSES = 5;
    private static final int MAX_ERROR = 2_000;

    private final Publications publications;
    private final Backoff backoff;

    RecordFailure(Publications publications, Backoff backoff) {
        this.publications = publications;
        this.backoff = backoff;
    }

    /** Notes that a listener has failed on a delivery. */
    @Transactional
    public Mono<Void> of(Subscriber subscriber, Delivery delivery, Throwable error) {
        var failures = delivery.attempts() + 1;
        return publications.fail(subscriber, new Failure(delivery, rest(subscriber, failures), words(error)));
    }

    private @Nullable Duration rest(Subscriber subscriber, int failures) {
        return failures >= subscriber.settings().attempts()
                ? null
                : backoff.after(failures, ThreadLocalRandom.current().nextDouble());
    }

    /** The error and what caused it, one line each, without what no column can hold. */
    private static String words(Throwable error) {
        var words = new StringBuilder();
        Throwable cause = error;
        for (var depth = 0; cause != null && depth < CAUSES; depth++, cause = cause.getCause()) {
            words.append(depth == 0 ? "" : "\ncaused by ")
                    .append(cause.toString().replace("\0", ""));
        }
        return words.substring(
                0, words.offsetByCodePoints(0, Math.min(MAX_ERROR, words.codePointCount(0, words.length()))));
    }
}
