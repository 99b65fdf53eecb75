package io.diana.vip.web;

import io.diana.http.Cursors;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.vip.application.PlanQuery;
import io.diana.vip.domain.Plan;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "VIP")
class PlanListController {

    private static final String LIST = "vip-plans";

    private final PlanQuery plans;
    private final Cursors cursors;

    PlanListController(PlanQuery plans, Cursors cursors) {
        this.plans = plans;
        this.cursors = cursors;
    }

    @GetMapping("/api/v1/vip/plans")
    @Operation(
            operationId = "listVipPlans",
            summary = "What can be granted, and what could be once",
            description = "The versions in force, by key.")
    Mono<ResponseEntity<Page<PlanJson>>> list(PageRequest page, ServerHttpRequest request) {
        var after =
                page.cursor() == null ? null : cursors.open(LIST, page.cursor()).getFirst();
        var listing = new Listing<Plan>(page, request, plan -> cursors.seal(LIST, List.of(plan.key())));
        return listing.of(plans.page(after, page.limit() + 1), plans.count(), PlanJson::of);
    }
}
