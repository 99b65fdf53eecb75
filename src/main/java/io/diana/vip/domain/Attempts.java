package io.diana.vip.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts to redeem that count: those of the last ten minutes that have failed or are still under way. Because an
 * attempt counts before its end is known, no number of them at once gets past a limit.
 *
 * @param ofUser for the member in question
 * @param ofActor by whoever tries, for whichever member
 */
public record Attempts(Recent ofUser, Recent ofActor) {

    /** For how long an attempt that fails counts. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MOST_FOR_A_USER = 10;
    private static final int MOST_BY_AN_ACTOR = 100;

    /**
     * Attempts of one kind.
     *
     * @param oldest when the first of them was made; null: there is none
     */
    public record Recent(int count, @Nullable Instant oldest) {

        /** How long to wait, which is until the oldest no longer counts; nothing when there is room for one more. */
        private Stream<Duration> pause(int most, Instant now) {
            return count < most || oldest == null
                    ? Stream.empty()
                    : Stream.of(Duration.between(now, oldest.plus(WINDOW)));
        }
    }

    /** Whether one more may be made. */
    public sealed interface Admission {

        /** It may, and counts until it has succeeded. */
        record Admitted(UUID id) implements Admission {}

        /** Not before a pause is over. */
        record Refused(Duration pause) implements Admission {}
    }

    /** Decides on one more. */
    public Admission admit(Instant now) {
        return Stream.concat(ofUser.pause(MOST_FOR_A_USER, now), ofActor.pause(MOST_BY_AN_ACTOR, now))
                .max(Duration::compareTo)
                .<Admission>map(Admission.Refused::new)
                .orElseGet(() -> new Admission.Admitted(Grant.newId(now)));
    }
}
