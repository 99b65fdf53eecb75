package io.diana.gamification.web;

import io.diana.gamification.application.EntryQuery;
import io.diana.gamification.application.EntryQuery.Filter;
import io.diana.gamification.domain.Entry;
import io.diana.http.Cursors;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.http.PageRequest.Count;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.users.StandingQuery;
import io.diana.users.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The ledger of somebody who was erased stays to be read, under the bare id. */
@RestController
@Tag(name = "Gamification")
class EntryListController {

    private final EntryQuery entries;
    private final StandingQuery standings;
    private final Cursors cursors;

    EntryListController(EntryQuery entries, StandingQuery standings, Cursors cursors) {
        this.entries = entries;
        this.standings = standings;
        this.cursors = cursors;
    }

    @GetMapping("/api/v1/users/{id}/points/entries")
    @Operation(
            operationId = "listEntries",
            summary = "The ledger of a member",
            description = "Newest first; each entry says what its points were computed from.")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "award, spending, adjustment, refund, bonus, gift or void")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "The first instant")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "The first instant that is not meant any more")
    Mono<ResponseEntity<?>> list(@PathVariable UserId id, PageRequest page, ServerHttpRequest request) {
        var query = request.getQueryParams();
        var filter = new Filter(
                id,
                kind(query.getFirst("kind")),
                QueryInstants.read("from", query.getFirst("from")),
                QueryInstants.read("to", query.getFirst("to")));
        return standings
                .of(id)
                .<ResponseEntity<?>>flatMap(_ -> list(filter, page, request))
                .defaultIfEmpty(PointsRefusals.unknown(id).asResponse());
    }

    private Mono<ResponseEntity<Page<LedgerEntryJson>>> list(
            Filter filter, PageRequest page, ServerHttpRequest request) {
        var list = "entries?%s&%s&%s&%s".formatted(filter.owner(), filter.kind(), filter.from(), filter.to());
        var before = page.cursor() == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, page.cursor()).getFirst());
        var count = page.count() == Count.NONE
                ? Mono.just(Optional.<Long>empty())
                : entries.count(filter).map(Optional::of);
        return Mono.zip(entries.page(filter, before, page.limit() + 1), count, (found, total) -> {
            var shown = found.subList(0, Math.min(found.size(), page.limit()));
            var next = found.size() > page.limit()
                    ? cursors.seal(list, List.of(Long.toString(shown.getLast().no())))
                    : null;
            return Page.respond(request, shown.stream().map(LedgerEntryJson::of).toList(), next, total.orElse(null));
        });
    }

    private static Entry.@Nullable Kind kind(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(Entry.Kind.values())
                        .filter(kind -> kind.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.invalidParameter(
                                "query",
                                "kind",
                                "invalid-parameter",
                                "One of award, spending, adjustment, refund, bonus, gift, void.")));
    }
}
