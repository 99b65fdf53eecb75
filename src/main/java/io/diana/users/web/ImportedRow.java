package io.diana.users.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Admission.Recognized;
import io.diana.users.domain.Admission.Refreshed;
import io.diana.users.domain.Admission.RefusedAsErased;
import io.diana.users.domain.Admission.Registered;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one row of an import. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportedRow(
        long line,
        @Nullable UserId id,
        int status,
        Outcome outcome,
        @Nullable Problem problem) {

    /** How a row ends. */
    enum Outcome {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("failed")
        FAILED
    }

    static ImportedRow refused(ImportRow row) {
        var problem = Objects.requireNonNull(row.problem());
        return new ImportedRow(row.line(), row.id(), problem.status(), Outcome.FAILED, problem);
    }

    static ImportedRow of(ImportRow row, Admission admission) {
        return switch (admission) {
            case Registered _ -> new ImportedRow(row.line(), row.id(), 201, Outcome.CREATED, null);
            case Refreshed _ -> new ImportedRow(row.line(), row.id(), 200, Outcome.UPDATED, null);
            case Recognized _ -> new ImportedRow(row.line(), row.id(), 200, Outcome.UNCHANGED, null);
            case RefusedAsErased(var id) ->
                new ImportedRow(row.line(), row.id(), 410, Outcome.FAILED, Refusals.erased(id));
        };
    }
}
