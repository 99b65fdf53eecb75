package io.diana.outbox.domain;

/** What became of the wish to have a publication tried again, now. */
public sealed interface Resubmission {

    /** It is due now, or was going to be delivered in its turn anyway. */
    record Accepted(Publication publication) implements Resubmission {}

    /** It has been delivered, and is not delivered twice. */
    record RefusedAsDone(PublicationId id) implements Resubmission {}

    /** Somebody has been delivering it, or another one of its aggregate, all the time. */
    record RefusedAsBusy(PublicationId id) implements Resubmission {}

    /** There is no such publication. */
    record RefusedAsUnknown(PublicationId id) implements Resubmission {}
}
