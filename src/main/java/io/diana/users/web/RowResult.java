package io.diana.users.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Admission.Recognized;
import io.diana.users.domain.Admission.Refreshed;
import io.diana.users.domain.Admission.RefusedAsErased;
import io.diana.users.domain.Admission.Registered;
import io.diana.users.domain.PreferencesUpdate;
import io.diana.users.domain.PreferencesUpdate.Changed;
import io.diana.users.domain.PreferencesUpdate.RefusedAsStale;
import io.diana.users.domain.PreferencesUpdate.RefusedAsTooLarge;
import io.diana.users.domain.PreferencesUpdate.RefusedAsUnknown;
import io.diana.users.domain.PreferencesUpdate.Unchanged;
import io.diana.users.domain.Status;
import io.diana.users.domain.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a bulk call.
 *
 * @param index which row, from 0
 * @param id whose row; null when it names nobody
 * @param status the code that the single call would have answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowResult(
        int index,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable UserId id,

        int status,
        @Nullable UserJson user,
        @Nullable Problem problem) {

    /** The answer to a bulk call. */
    record Results(List<@Nullable RowResult> results) {}

    static RowResult refused(int index, @Nullable UserId id, Problem problem) {
        return new RowResult(index, id, problem.status(), null, problem);
    }

    static RowResult found(int index, User user, Instant now) {
        return user.profile() == null
                ? refused(index, user.id(), Refusals.erased(user.id()))
                : new RowResult(index, user.id(), 200, UserJson.of(user, now), null);
    }

    static RowResult of(int index, Admission admission, Instant now) {
        return switch (admission) {
            case Registered(var user) -> new RowResult(index, user.id(), 201, UserJson.of(user, now), null);
            case Refreshed(var user, var _) -> found(index, user, now);
            case Recognized(var user) -> found(index, user, now);
            case RefusedAsErased(var id) -> refused(index, id, Refusals.erased(id));
        };
    }

    static RowResult touched(int index, UserId id, @Nullable Status status) {
        return switch (status) {
            case null -> refused(index, id, Refusals.unknown(id));
            case ERASED -> refused(index, id, Refusals.erased(id));
            case ACTIVE, SUSPENDED -> new RowResult(index, id, 204, null, null);
        };
    }

    static RowResult of(int index, PreferencesUpdate update) {
        return switch (update) {
            case Changed(var preferences, var _) -> new RowResult(index, preferences.userId(), 200, null, null);
            case Unchanged(var preferences) -> new RowResult(index, preferences.userId(), 200, null, null);
            case RefusedAsTooLarge(var id) -> refused(index, id, Refusals.tooLarge());
            case PreferencesUpdate.RefusedAsErased(var id) -> refused(index, id, Refusals.erased(id));
            case RefusedAsUnknown(var id) -> refused(index, id, Refusals.unknown(id));
            case RefusedAsStale _ -> throw new IllegalStateException("A bulk row has no precondition.");
        };
    }
}
