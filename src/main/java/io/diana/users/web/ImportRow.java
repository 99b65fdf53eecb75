package io.diana.users.web;

import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.users.domain.Registration;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * One row of an import, as far as it could be read.
 *
 * @param id whose row; null when it names nobody
 * @param registration null when it cannot be registered
 * @param problem why; null when it can
 */
record ImportRow(
        long line,
        @Nullable UserId id,
        @Nullable Registration registration,
        @Nullable Problem problem) {

    static ImportRow of(long line, JsonNode row, MemberReader reader) {
        return switch (reader.registration(row)) {
            case Valid<Registration>(var registration) -> new ImportRow(line, registration.id(), registration, null);
            case Invalid<Registration>(var violations) ->
                new ImportRow(line, RegistrationReader.idOf(row), null, Problem.invalid(violations));
        };
    }

    static ImportRow malformed(long line) {
        var problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "malformed-row",
                "Not a row of UTF-8 text, at most 64 KiB long, in the format of the import.");
        return new ImportRow(line, null, null, problem);
    }
}
