package io.diana.vip.web;

import io.diana.http.Cursors;
import io.diana.http.Documents;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.users.UserId;
import io.diana.vip.application.MembershipQuery;
import io.diana.vip.application.MembershipQuery.Recorded;
import io.diana.vip.domain.HistoryEntry.Reason;
import io.diana.vip.domain.Holding;
import io.diana.vip.domain.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/users/{id}/vip")
@Tag(name = "VIP")
@ApiResponse(responseCode = "410", description = "The user was erased")
class MembershipController {

    private final MembershipQuery memberships;
    private final Present present;
    private final Documents documents;
    private final Cursors cursors;
    private final Clock clock;

    MembershipController(
            MembershipQuery memberships, Present present, Documents documents, Cursors cursors, Clock clock) {
        this.memberships = memberships;
        this.present = present;
        this.documents = documents;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "getMembership",
            summary = "What somebody holds, until when and why",
            description =
                    "At any instant, past or future: of the future it says what holds unless something is granted or"
                            + " taken away.")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "Answer only if the membership no longer has this entity tag.")
    @ApiResponse(
            responseCode = "200",
            description = "The membership",
            content = @Content(schema = @Schema(implementation = MembershipJson.class)))
    @ApiResponse(responseCode = "304", description = "The membership still has this entity tag.")
    Mono<ResponseEntity<?>> get(
            @PathVariable UserId id,
            @Parameter(description = "An instant; now when left out") @RequestParam(required = false) @Nullable
                    String asOf) {
        var at = Parameters.instant("asOf", asOf);
        return present.answer(
                id,
                () -> memberships
                        .find(id)
                        .map(member -> holding(member, at))
                        .defaultIfEmpty(new Holding(clock.instant(), List.of()))
                        .map(holding -> documents.respond(MembershipJson.of(holding))));
    }

    /** What was done to the member is seen at once, also on a node whose clock is behind. */
    private Holding holding(Member member, @Nullable Instant at) {
        return member.timeline().at(at == null ? member.momentAt(clock.instant()) : at);
    }

    @GetMapping("/history")
    @Operation(
            operationId = "getMembershipHistory",
            summary = "Every change of what somebody holds",
            description =
                    "Newest first. from and to name the plan that ended last of those held before, and of those held"
                            + " from then on.")
    @ApiResponse(
            responseCode = "200",
            description = "A part of the history",
            content = @Content(schema = @Schema(implementation = HistoryPage.class)))
    Mono<ResponseEntity<?>> history(@PathVariable UserId id, PageRequest page, ServerHttpRequest request) {
        return present.answer(id, () -> entries(id, page, request));
    }

    private Mono<ResponseEntity<Page<HistoryJson>>> entries(UserId id, PageRequest page, ServerHttpRequest request) {
        var list = "vip-history?" + id;
        var before = page.cursor() == null
                ? null
                : Long.valueOf(cursors.open(list, page.cursor()).getFirst());
        var listing = new Listing<Recorded>(
                page, request, recorded -> cursors.seal(list, List.of(Long.toString(recorded.id()))));
        return listing.of(
                memberships.history(id, before, page.limit() + 1), memberships.countHistory(id), HistoryJson::of);
    }

    /**
     * An entry of history on the wire.
     *
     * @param from null: no plan was held
     * @param to null: no plan is held
     * @param plan what the change is about
     */
    record HistoryJson(
            Instant at,
            @Nullable String from,
            @Nullable String to,
            Reason reason,
            String plan,
            String actor,
            String grantId) {

        static HistoryJson of(Recorded recorded) {
            var entry = recorded.entry();
            return new HistoryJson(
                    entry.at(),
                    entry.from(),
                    entry.to(),
                    entry.reason(),
                    entry.plan(),
                    entry.actor(),
                    entry.grantId().toString());
        }
    }

    /** A part of a history, for the API's document. */
    record HistoryPage(List<HistoryJson> items, Page.Position page) {}
}
