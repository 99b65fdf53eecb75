package io.diana.gamification.web;

import io.diana.gamification.domain.DefinitionRemoval;
import io.diana.gamification.domain.DefinitionUpdate;
import io.diana.gamification.domain.Edition;
import io.diana.http.IfMatch;
import io.diana.http.Problem;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What is answered when definitions are read and changed. */
final class DefinitionAnswers {

    private DefinitionAnswers() {}

    /** A rehearsal names no version: there is none of what it shows. */
    static ResponseEntity<?> render(DefinitionUpdate update, Address address, boolean dry) {
        return switch (update) {
            case DefinitionUpdate.Created(var edition) ->
                dry ? shown(HttpStatus.CREATED, edition) : created(address, edition);
            case DefinitionUpdate.Replaced(var edition) -> dry ? shown(HttpStatus.OK, edition) : ok(edition);
            case DefinitionUpdate.Unchanged(var edition) -> ok(edition);
            case DefinitionUpdate.RefusedAsInvalid(var violations) ->
                Problem.invalid(violations).asResponse();
            case DefinitionUpdate.RefusedAsInUse(var users) -> inUse(address, users);
            case DefinitionUpdate.RefusedAsBlind _ -> IfMatch.missing();
            case DefinitionUpdate.RefusedAsStale(var current) -> IfMatch.failed(DefinitionJson.etag(current));
            case DefinitionUpdate.RefusedAsUnknown _ ->
                Problem.of(
                                HttpStatus.PRECONDITION_FAILED,
                                "precondition-failed",
                                "There is no %s that could be replaced.".formatted(named(address)))
                        .asResponse();
        };
    }

    static ResponseEntity<?> render(DefinitionRemoval removal, Address address) {
        return switch (removal) {
            case DefinitionRemoval.Removed _, DefinitionRemoval.Retired _, DefinitionRemoval.Unchanged _ ->
                ResponseEntity.noContent().build();
            case DefinitionRemoval.RefusedAsInUse(var users) -> inUse(address, users);
            case DefinitionRemoval.RefusedAsBlind _ -> IfMatch.missing();
            case DefinitionRemoval.RefusedAsStale(var current) -> IfMatch.failed(DefinitionJson.etag(current));
            case DefinitionRemoval.RefusedAsUnknown _ -> unknown(address);
        };
    }

    static ResponseEntity<DefinitionJson> ok(Edition edition) {
        return ResponseEntity.ok().eTag(DefinitionJson.etag(edition)).body(DefinitionJson.of(edition));
    }

    static ResponseEntity<?> unknown(Address address) {
        return Problem.notFound("definition-not-found", "There is no %s.".formatted(named(address)));
    }

    private static ResponseEntity<?> created(Address address, Edition edition) {
        return ResponseEntity.created(URI.create(address.path()))
                .eTag(DefinitionJson.etag(edition))
                .body(DefinitionJson.of(edition));
    }

    private static ResponseEntity<?> shown(HttpStatus status, Edition edition) {
        return ResponseEntity.status(status).body(DefinitionJson.of(edition));
    }

    private static ResponseEntity<?> inUse(Address address, List<Edition> users) {
        var names = users.stream().map(Edition::label).sorted().toList();
        var detail = "The %s is needed by %s.".formatted(named(address), String.join(", ", names));
        return Problem.of(HttpStatus.CONFLICT, "definition-in-use", detail)
                .with("usedBy", names)
                .asResponse();
    }

    private static String named(Address address) {
        return address.kind().word().replace('-', ' ') + " " + address.key();
    }
}
