package io.diana.users.web;

import io.diana.http.Fields;
import io.diana.http.Rows;
import io.diana.users.UserId;
import io.diana.users.application.MergePreferences;
import io.diana.users.application.RegisterUsers;
import io.diana.users.application.TouchUsers;
import io.diana.users.application.UserQuery;
import io.diana.users.domain.PreferencesPatch;
import io.diana.users.domain.Registration;
import io.diana.users.domain.Status;
import io.diana.users.domain.User;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Many members in one call: each row ends as the single call would, and a bad one spoils no other. */
@RestController
@RequestMapping(path = "/api/v1/users", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Users")
class BulkController {

    private final RegisterUsers registerUsers;
    private final UserQuery users;
    private final TouchUsers touchUsers;
    private final MergePreferences mergePreferences;
    private final Clock clock;

    BulkController(
            RegisterUsers registerUsers,
            UserQuery users,
            TouchUsers touchUsers,
            MergePreferences mergePreferences,
            Clock clock) {
        this.registerUsers = registerUsers;
        this.users = users;
        this.touchUsers = touchUsers;
        this.mergePreferences = mergePreferences;
        this.clock = clock;
    }

    @PostMapping("/batch")
    @Operation(
            operationId = "registerUsers",
            summary = "Register up to 1,000 members",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(name = "two", value = UserExamples.BATCH))))
    Mono<RowResult.Results> register(@RequestBody JsonNode body) {
        var rows = new BulkRows<Registration>(Rows.of(body, "users"), RegistrationReader::registration);
        return rows.answer(
                valid -> registerUsers.from(valid),
                (index, admission) -> RowResult.of(index, admission, clock.instant()));
    }

    @PostMapping("/lookup")
    @Operation(
            operationId = "lookUpUsers",
            summary = "Read up to 1,000 members",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(name = "two", value = UserExamples.IDS))))
    Mono<RowResult.Results> lookUp(@RequestBody JsonNode body) {
        var rows = new BulkRows<UserId>(Rows.of(body, "ids"), BulkController::id);
        return rows.answer(
                this::find,
                (index, found) -> found.user() == null
                        ? RowResult.refused(index, found.id(), Refusals.unknown(found.id()))
                        : RowResult.found(index, found.user(), clock.instant()));
    }

    @PostMapping("/activity")
    @Operation(
            operationId = "touchUsers",
            summary = "Note that up to 1,000 members are here",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(name = "two", value = UserExamples.IDS))))
    Mono<RowResult.Results> touch(@RequestBody JsonNode body) {
        var rows = new BulkRows<UserId>(Rows.of(body, "ids"), BulkController::id);
        return rows.answer(
                this::touchAll, (index, touched) -> RowResult.touched(index, touched.id(), touched.status()));
    }

    @PostMapping("/preferences")
    @Operation(
            operationId = "mergeManyPreferences",
            summary = "Merge into the preferences of up to 1,000 members",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject(name = "two", value = UserExamples.PATCHES))))
    Mono<RowResult.Results> merge(@RequestBody JsonNode body) {
        var rows = new BulkRows<PreferencesPatch>(Rows.of(body, "patches"), BulkController::patch);
        return rows.answer(valid -> mergePreferences.from(valid), RowResult::of);
    }

    private Mono<List<Found>> find(List<UserId> ids) {
        return users.findAll(ids)
                .collectMap(User::id)
                .map(found ->
                        ids.stream().map(id -> new Found(id, found.get(id))).toList());
    }

    private Mono<List<Touched>> touchAll(List<UserId> ids) {
        return touchUsers
                .here(ids)
                .map(statuses -> ids.stream()
                        .map(id -> new Touched(id, statuses.get(id)))
                        .toList());
    }

    private static Checked<UserId> id(JsonNode row) {
        return row.isIntegralNumber() && row.canConvertToLong() && UserId.isValid(row.longValue())
                ? new Checked.Valid<>(new UserId(row.longValue()))
                : new Invalid<>(List.of(new Violation("", "user-id", UserIdConverter.RULE)));
    }

    private static Checked<PreferencesPatch> patch(JsonNode row) {
        var fields = Fields.of(row);
        var id = RegistrationReader.id(fields);
        var patch = fields.node("patch");
        if (!(patch instanceof ObjectNode)) {
            fields.refuse("patch", patch == null ? "required" : "type", "Must be an object.");
        }
        var violations = fields.violations();
        if (!violations.isEmpty()) {
            return new Invalid<>(violations);
        }
        return switch (PreferencesReader.patch(
                Objects.requireNonNull(id), (ObjectNode) Objects.requireNonNull(patch))) {
            case Invalid<PreferencesPatch>(var inner) ->
                new Invalid<>(inner.stream().map(it -> it.under("/patch")).toList());
            case Checked.Valid<PreferencesPatch> valid -> valid;
        };
    }

    /** @param user null: nobody has this id */
    private record Found(UserId id, @Nullable User user) {}

    /** @param status null: nobody has this id */
    private record Touched(UserId id, @Nullable Status status) {}
}
