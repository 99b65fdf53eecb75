package io.diana.gamification.application;

import static io.diana.gamification.application.ClaimMission.REMEMBERED;

import io.diana.gamification.application.ShowAccount.Shown;
import io.diana.gamification.domain.MissionRun;
import io.diana.gamification.domain.OfferedMission;
import io.diana.gamification.domain.Situation;
import io.diana.users.UserId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows what a member can do for a reward, and which rewards wait. */
@Service
public class ShowMissions {

    private final ShowAccount showAccount;
    private final ProgressQuery progress;

    ShowMissions(ShowAccount showAccount, ProgressQuery progress) {
        this.showAccount = showAccount;
        this.progress = progress;
    }

    /** What is offered to a member now, and earlier runs that say something; empty when there is no such member. */
    public Mono<List<OfferedMission>> of(UserId owner) {
        return showAccount.of(owner).zipWhen(this::completed, ShowMissions::offered);
    }

    private Mono<List<MissionRun>> completed(Shown shown) {
        var now = shown.moment().now();
        return progress.completed(
                shown.account().owner(),
                LocalDate.ofInstant(now, ZoneOffset.UTC).minus(REMEMBERED),
                now.minus(MissionRun.CLAIMABLE));
    }

    private static List<OfferedMission> offered(Shown shown, List<MissionRun> completed) {
        var account = shown.account();
        return OfferedMission.to(
                account.progress().with(completed), account.counters(), Situation.of(account, shown.moment()));
    }
}
