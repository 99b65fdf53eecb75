package io.diana.gamification.web;

import static io.diana.gamification.web.PointsRefusals.conflict;

import io.diana.gamification.domain.Refusal;
import io.diana.http.Problem;
import org.springframework.http.HttpStatus;

/** What is answered when a mission is not paid. */
final class MissionRefusals {

    private MissionRefusals() {}

    /** The problem. */
    static Problem problem(Refusal.OfMission refusal) {
        return switch (refusal) {
            case Refusal.UnknownMission(var mission) ->
                Problem.of(HttpStatus.NOT_FOUND, "mission-not-found", "There is no mission %s.".formatted(mission));
            case Refusal.MissionNotCompleted(var mission) ->
                conflict("mission-not-completed", "Something is still to be done for %s.".formatted(mission));
            case Refusal.MissionExpired(var mission) ->
                conflict("mission-expired", "It is too late for %s.".formatted(mission));
        };
    }
}
