package io.diana.gamification.application;

import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.LeaderboardView;
import io.diana.gamification.domain.LeaderboardView.RefusedAsErased;
import io.diana.gamification.domain.LeaderboardView.RefusedAsUnknown;
import io.diana.gamification.domain.PlacesFound;
import io.diana.gamification.domain.Position;
import io.diana.users.DisplayNames;
import io.diana.users.Standing;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows boards, and nobody on them who does not want to be seen at this moment. */
@Service
public class ShowLeaderboard {

    private final StandingQuery standings;
    private final BoardQuery boards;
    private final DisplayNames names;

    ShowLeaderboard(StandingQuery standings, BoardQuery boards, DisplayNames names) {
        this.standings = standings;
        this.boards = boards;
        this.names = names;
    }

    /** Shows a part of a board. */
    public Mono<LeaderboardView> part(Wish wish) {
        return wish.around() == null
                ? behind(wish, wish.behind()).flatMap(found -> name(wish, found))
                : around(wish, wish.around());
    }

    private Mono<LeaderboardView> around(Wish wish, UserId member) {
        return standings
                .of(member)
                .flatMap(standing -> standing == Standing.ERASED
                        ? Mono.just(new RefusedAsErased(member))
                        : namedAround(wish, member))
                .defaultIfEmpty(new RefusedAsUnknown(member));
    }

    private Mono<LeaderboardView> namedAround(Wish wish, UserId member) {
        return find(wish, member).flatMap(found -> name(wish, found));
    }

    private Mono<PlacesFound> find(Wish wish, UserId member) {
        if (wish.behind() == null) {
            return boards.around(wish.period(), member, wish.limit() + 1)
                    .map(surroundings -> PlacesFound.around(surroundings, wish.limit()));
        }
        return Mono.zip(
                behind(wish, wish.behind()),
                boards.around(wish.period(), member, 1),
                (found, surroundings) -> found.seenBy(surroundings.me()));
    }

    private Mono<PlacesFound> behind(Wish wish, @Nullable Position position) {
        return boards.behind(wish.period(), position, wish.limit() + 1)
                .map(places -> PlacesFound.upTo(wish.limit(), places));
    }

    private Mono<LeaderboardView> name(Wish wish, PlacesFound found) {
        return names.of(found.members()).map(shown -> found.named(wish.period(), shown));
    }

    /**
     * Which part of a board is asked for.
     *
     * @param around a member whose own place is told, and around whom it is looked unless there is a position; null: nobody
     * @param behind where the part before ended; null: from the first place on, or around the member
     */
    public record Wish(
            BoardPeriod period,
            @Nullable UserId around,
            @Nullable Position behind,
            int limit) {}
}
