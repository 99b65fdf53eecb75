package io.diana.vip.web;

import io.diana.http.Cursors;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.users.UserId;
import io.diana.vip.application.MembershipQuery;
import io.diana.vip.application.MembershipQuery.Ending;
import io.diana.vip.application.MembershipQuery.Period;
import io.diana.vip.domain.Run;
import io.diana.vip.domain.Term;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "VIP")
class ExpiringController {

    private static final Term WEEK = Term.parse("P7D");

    private final MembershipQuery memberships;
    private final Cursors cursors;
    private final Clock clock;

    ExpiringController(MembershipQuery memberships, Cursors cursors, Clock clock) {
        this.memberships = memberships;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping("/api/v1/vip/expiring")
    @Operation(
            operationId = "listExpiringMemberships",
            summary = "Whose plans end soon",
            description =
                    "Soonest first: one item per plan that somebody holds. Someone may hold another plan for longer.")
    Mono<ResponseEntity<Page<EndingJson>>> list(
            @Parameter(description = "How far to look ahead, an ISO 8601 period; P7D when left out", example = "P7D")
                    @RequestParam(required = false)
                    @Nullable
                    String within,
            PageRequest page,
            ServerHttpRequest request) {
        var term = Parameters.period("within", within);
        var list = "vip-expiring?" + term;
        var position = page.cursor() == null ? null : cursors.open(list, page.cursor());
        var now = clock.instant();
        var to = position == null ? (term == null ? WEEK : term).from(now) : Instant.parse(position.getLast());
        var period = new Period(now, to);
        var listing = new Listing<Ending>(page, request, ending -> cursors.seal(list, position(ending, to)));
        return listing.of(
                memberships.ending(period, position == null ? null : ending(position), page.limit() + 1),
                memberships.countEnding(period),
                EndingJson::of);
    }

    /** The end of the period goes with it, so that the list does not grow while it is read. */
    private static List<String> position(Ending ending, Instant to) {
        var end = Objects.requireNonNull(ending.run().end());
        return List.of(end.toString(), ending.userId().toString(), ending.run().plan(), to.toString());
    }

    private static Ending ending(List<String> position) {
        var end = Instant.parse(position.getFirst());
        return new Ending(UserId.of(position.get(1)), new Run(position.get(2), end, end));
    }

    /** A plan that ends, on the wire. */
    record EndingJson(UserId userId, String plan, Instant start, Instant end) {

        static EndingJson of(Ending ending) {
            var run = ending.run();
            return new EndingJson(ending.userId(), run.plan(), run.start(), Objects.requireNonNull(run.end()));
        }
    }
}
