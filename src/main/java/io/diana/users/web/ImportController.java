package io.diana.users.web;

import io.diana.access.Actor;
import io.diana.http.Outages;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.users.application.RegisterUsers;
import io.diana.users.application.RehearseRegistrations;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Registration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members by the million: rows come and go in chunks, each of which is written in a transaction of its own. */
@RestController
@RequestMapping(
        path = "/api/v1/users/import",
        consumes = {MediaType.APPLICATION_NDJSON_VALUE, "text/csv"})
@Tag(name = "Users")
class ImportController {

    private static final String ABOUT = """
            Each row is checked as the single call would, and a bad one spoils no other. A row may also be one of an export, \
            as it is: of a newcomer createdAt, lastActiveAt and a suspension that still holds are kept; of a member who is \
            known here they are not, and vip and updatedAt are passed over always. A row whose status is ERASED is refused. \
            CSV begins with the names of the fields, as an export has them; an empty cell leaves its field out.

            An import that was cut off can be repeated: what is there already is unchanged. Asked for as application/x-ndjson \
            the answer has a line for each row, one for the progress now and then, and ends in the report, or in the line \
            behind which the database failed. A dry run tries each 500 rows on their own and undoes them: it counts an id \
            that comes again further on as new again.""";

    private static final List<MediaType> ROWS =
            List.of(MediaType.APPLICATION_NDJSON, new MediaType("text", "csv", StandardCharsets.UTF_8));

    /** The first is a part of the second. */
    private static final Set<Charset> UTF_8 = Set.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_8);

    private static final int CHUNK = 500;
    private static final int PROGRESS = 10_000;

    private final ImportRows rows;
    private final RegisterUsers register;
    private final RehearseRegistrations rehearse;
    private final Clock clock;

    ImportController(ImportRows rows, RegisterUsers register, RehearseRegistrations rehearse, Clock clock) {
        this.rows = rows;
        this.register = register;
        this.rehearse = rehearse;
        this.clock = clock;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "importUsers",
            summary = "Register any number of members from NDJSON or CSV",
            description = ABOUT,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(name = "one", value = UserExamples.REGISTRATION)),
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(name = "exported", value = UserExamples.TABLE))
                            }))
    Mono<ImportReport.Summary> importAll(
            @RequestParam(required = false) @Nullable String dryRun, Actor actor, ServerHttpRequest request) {
        var dry = flag(dryRun);
        return imported(request, actor, dry)
                .reduceWith(() -> new ImportReport(dry), ImportReport::add)
                .map(ImportReport::summary);
    }

    @PostMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(operationId = "importUsers", hidden = true)
    Flux<Object> importVisibly(
            @RequestParam(required = false) @Nullable String dryRun, Actor actor, ServerHttpRequest request) {
        var dry = flag(dryRun);
        return Flux.defer(() -> {
            var report = new ImportReport(dry);
            return imported(request, actor, dry)
                    .concatMapIterable(row -> lines(row, report.add(row)))
                    .concatWith(Mono.fromSupplier(() -> Map.of("report", report.summary())))
                    .onErrorResume(
                            error -> report.rows() > 0 && Outages.isOutage(error),
                            error -> Mono.fromSupplier(() -> ImportAbort.at(report.line(), error)));
        });
    }

    private static List<Object> lines(ImportedRow row, ImportReport report) {
        var count = report.rows();
        return count % PROGRESS == 0 ? List.of(row, Map.of("progress", Map.of("rows", count))) : List.of(row);
    }

    private Flux<ImportedRow> imported(ServerHttpRequest request, Actor actor, boolean dryRun) {
        var type = Objects.requireNonNull(request.getHeaders().getContentType(), "The mapping wants one.");
        if (type.getCharset() != null && !UTF_8.contains(type.getCharset())) {
            throw new UnsupportedMediaTypeStatusException(type, ROWS);
        }
        return rows.read(request.getBody(), type, new MemberReader(actor.label(), clock))
                .buffer(CHUNK)
                .concatMap(chunk -> written(chunk, dryRun), 1);
    }

    private Flux<ImportedRow> written(List<ImportRow> chunk, boolean dryRun) {
        var registrations = chunk.stream()
                .map(ImportRow::registration)
                .filter(Objects::nonNull)
                .toList();
        return admitted(registrations, dryRun).flatMapIterable(admissions -> merged(chunk, admissions));
    }

    private Mono<List<Admission>> admitted(List<Registration> registrations, boolean dryRun) {
        if (registrations.isEmpty()) {
            return Mono.just(List.of());
        }
        return dryRun ? rehearse.of(registrations) : register.from(registrations);
    }

    private static List<ImportedRow> merged(List<ImportRow> chunk, List<Admission> admissions) {
        var next = admissions.iterator();
        var merged = new ArrayList<ImportedRow>(chunk.size());
        for (var row : chunk) {
            merged.add(row.registration() == null ? ImportedRow.refused(row) : ImportedRow.of(row, next.next()));
        }
        return merged;
    }

    private static boolean flag(@Nullable String dryRun) {
        return switch (dryRun) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default ->
                throw new ProblemException(
                        Problem.invalidParameter("query", "dryRun", "invalid-parameter", "true or false."));
        };
    }
}
