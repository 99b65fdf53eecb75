package io.diana.vip.web;

import io.diana.http.Cursors;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.http.PageRequest.Count;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.vip.application.TokenQuery;
import io.diana.vip.application.TokenQuery.Filter;
import io.diana.vip.domain.PlanRules;
import io.diana.vip.domain.Token;
import io.diana.vip.domain.Token.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "VIP")
class TokenListController {

    private final TokenQuery tokens;
    private final Cursors cursors;
    private final Clock clock;

    TokenListController(TokenQuery tokens, Cursors cursors, Clock clock) {
        this.tokens = tokens;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping("/api/v1/vip/tokens")
    @Operation(
            operationId = "listVipTokens",
            summary = "Tokens, and what has become of them",
            description = "Newest first; without their secrets, which nobody knows any more.")
    Mono<ResponseEntity<Page<TokenJson>>> list(
            @Parameter(description = "open, redeemed, revoked or expired; all of them when left out")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "The key of a plan") @RequestParam(required = false) @Nullable String plan,
            PageRequest page,
            ServerHttpRequest request) {
        var filter = new Filter(state(status), key(plan), clock.instant());
        var list = "vip-tokens?%s&%s".formatted(filter.state(), filter.plan());
        var before = page.cursor() == null
                ? null
                : UUID.fromString(cursors.open(list, page.cursor()).getFirst());
        var listing = new Listing<Token>(
                page, request, token -> cursors.seal(list, List.of(token.id().toString())));
        return listing.of(
                tokens.page(filter, before, page.limit() + 1),
                page.count() == Count.ESTIMATED ? tokens.estimate(filter) : tokens.count(filter),
                token -> TokenJson.of(token, filter.now()));
    }

    private static @Nullable State state(@Nullable String status) {
        return status == null
                ? null
                : Arrays.stream(State.values())
                        .filter(state -> state.name().equalsIgnoreCase(status))
                        .findFirst()
                        .orElseThrow(() -> invalid("status", "One of open, redeemed, revoked, expired."));
    }

    private static @Nullable String key(@Nullable String plan) {
        if (plan != null && !PlanRules.isKey(plan)) {
            throw invalid("plan", "The key of a plan.");
        }
        return plan;
    }

    private static ProblemException invalid(String name, String rule) {
        return new ProblemException(Problem.invalidParameter("query", name, "invalid-parameter", rule));
    }
}
