package io.diana.gamification.domain;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which missions a member may do now. */
final class Offer {

    private final Progress progress;
    private final Situation situation;
    private @Nullable Set<String> chosen;

    Offer(Progress progress, Situation situation) {
        this.progress = progress;
        this.situation = situation;
    }

    /** Whether it may be done; one that is done once only until then. */
    boolean contains(Mission mission) {
        return situation.admits(mission, progress.done())
                && switch (mission.kind()) {
                    case DAILY -> chosen().contains(mission.key());
                    case WEEKLY -> true;
                    case ONCE, EVENT -> !progress.done().contains(mission.key());
                };
    }

    /** Nothing is chosen before it is asked for: most awards concern no daily mission. */
    private Set<String> chosen() {
        var known = chosen;
        if (known == null) {
            known = choose();
            chosen = known;
        }
        return known;
    }

    private Set<String> choose() {
        var day = situation.today().date();
        var catalogue = situation.catalogue();
        var admitted = catalogue.tracks().daily().stream()
                .filter(it -> situation.admits(it, progress.done()))
                .toList();
        var begun = progress.runs().keySet().stream()
                .filter(it ->
                        it.period().equals(day) && isDaily(catalogue.missions().get(it.mission())))
                .map(MissionRun.Id::mission)
                .collect(Collectors.toSet());
        return new DailyChoice(situation.member(), day).among(admitted, begun);
    }

    /** On a Monday the runs of the week stand beside those of the day. A mission that is no more was of either kind. */
    private static boolean isDaily(@Nullable Mission mission) {
        return mission != null && mission.kind() == Mission.Kind.DAILY;
    }
}
