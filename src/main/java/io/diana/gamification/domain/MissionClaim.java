package io.diana.gamification.domain;

/** What came of claiming the reward of a mission. */
public sealed interface MissionClaim {

    /** The run whose reward it is. */
    MissionRun run();

    /** The reward is to be paid. */
    record Claimed(MissionRun run) implements MissionClaim {}

    /** It was paid before. */
    record AlreadyClaimed(MissionRun run) implements MissionClaim {}

    /** Something is still to be done for it. */
    record NotCompleted(MissionRun run) implements MissionClaim {}

    /** It is too late. */
    record Expired(MissionRun run) implements MissionClaim {}
}
