package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.gamification.domain.LeaderboardView.Part;
import io.diana.http.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a leaderboard, on the wire.
 *
 * @param me the member of {@code around}, also where others do not see them
 * @param period which one it is: {@code 2026-W48}, {@code 2026-11} or {@code all-time}
 */
record LeaderboardJson(
        List<PlaceJson> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlaceJson me,
        String period,
        Page.Position page) {

    static LeaderboardJson of(Part part, Page<PlaceJson> page) {
        return new LeaderboardJson(
                page.items(),
                part.me() == null ? null : PlaceJson.of(part.me()),
                part.period().name(),
                page.page());
    }
}
