package io.diana.users.web;

import io.diana.http.Cursors;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.users.UserId;
import io.diana.users.application.UserFilter;
import io.diana.users.application.UserQuery;
import io.diana.users.application.UserQuery.Position;
import io.diana.users.domain.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Users")
class UserListController {

    private final UserQuery users;
    private final Cursors cursors;
    private final Clock clock;

    UserListController(UserQuery users, Cursors cursors, Clock clock) {
        this.users = users;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GetMapping("/api/v1/users")
    @Operation(operationId = "listUsers", summary = "Find members")
    @FilterParameters
    Mono<ResponseEntity<Page<UserJson>>> list(PageRequest page, ServerHttpRequest request) {
        var filter = FilterReader.filter(request, clock.instant());
        var list = name(request);
        var after = page.cursor() == null ? null : position(cursors.open(list, page.cursor()));
        var rows = users.page(filter, after, page.limit() + 1);
        return Mono.zip(rows, count(filter, page.count()), (found, count) -> {
            var shown = found.subList(0, Math.min(found.size(), page.limit()));
            var next = found.size() > page.limit() ? cursors.seal(list, position(shown.getLast(), filter)) : null;
            return Page.respond(request, render(shown, filter.now()), next, count.orElse(null));
        });
    }

    private Mono<Optional<Long>> count(UserFilter filter, PageRequest.Count count) {
        return switch (count) {
            case NONE -> Mono.just(Optional.empty());
            case ESTIMATED -> users.estimate(filter).map(Optional::of);
            case EXACT -> users.count(filter).map(Optional::of);
        };
    }

    private static List<UserJson> render(List<User> users, Instant now) {
        return users.stream().map(user -> UserJson.of(user, now)).toList();
    }

    /** A list with other filters or another order is another list, and its cursors fit no other. */
    private static String name(ServerHttpRequest request) {
        var filters = new TreeMap<>(request.getQueryParams().asSingleValueMap());
        filters.keySet().removeAll(List.of("limit", "cursor", "count"));
        return "users?" + filters;
    }

    private static List<String> position(User last, UserFilter filter) {
        var at = switch (filter.order()) {
            case LATEST_REGISTRATION -> last.createdAt();
            case LATEST_ACTIVITY -> last.lastActiveAt();
            case ID -> null;
        };
        return List.of(at == null ? "" : at.toString(), last.id().toString());
    }

    private static Position position(List<String> sealed) {
        var at = sealed.getFirst();
        return new Position(at.isEmpty() ? null : Instant.parse(at), UserId.of(sealed.getLast()));
    }
}
