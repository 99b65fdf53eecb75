package io.diana.users.web;

import io.diana.users.application.UserFilter;
import io.diana.users.application.UserFilter.Order;
import io.diana.users.application.UserQuery;
import io.diana.users.application.UserQuery.Position;
import io.diana.users.domain.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** Exactly the members that a list with the same filters has, page after page as fast as the caller reads. */
@RestController
@RequestMapping("/api/v1/users/export")
@Tag(name = "Users")
class ExportController {

    private static final int PAGE = 1_000;

    private final UserQuery users;
    private final Clock clock;

    ExportController(UserQuery users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "exportUsers",
            summary = "All members that pass a filter, as NDJSON or CSV",
            description =
                    "Takes the filters and the order of the list. Somebody who is active while the export runs may be missed in the"
                            + " order -lastActiveAt. Values are written as they are, so that a table can be imported again; a program"
                            + " that takes text beginning with = + - or @ for a formula has to be told that they are text.")
    @FilterParameters
    ResponseEntity<Flux<UserJson>> lines(ServerHttpRequest request) {
        var filter = FilterReader.filter(request, clock.instant());
        return named("users.ndjson").body(members(filter).map(user -> UserJson.of(user, filter.now())));
    }

    @GetMapping(produces = "text/csv")
    @Operation(operationId = "exportUsers", hidden = true)
    @FilterParameters
    ResponseEntity<Flux<String>> table(ServerHttpRequest request) {
        var filter = FilterReader.filter(request, clock.instant());
        return named("users.csv")
                .body(members(filter)
                        .map(user -> CsvLine.of(UserJson.of(user, filter.now())))
                        .switchOnFirst(ExportController::headed));
    }

    /** A header on its own would be an answer that has begun: nobody could be told any more that there is nothing else. */
    private static Flux<String> headed(Signal<? extends String> first, Flux<String> lines) {
        return first.isOnError() ? lines : lines.startWith(CsvLine.HEADER);
    }

    private Flux<User> members(UserFilter filter) {
        return users.page(filter, null, PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : users.page(filter, position(page.getLast(), filter.order()), PAGE))
                .concatMapIterable(page -> page, 1);
    }

    private static Position position(User last, Order order) {
        return new Position(at(last, order), last.id());
    }

    private static @Nullable Instant at(User last, Order order) {
        return switch (order) {
            case ID -> null;
            case LATEST_REGISTRATION -> last.createdAt();
            case LATEST_ACTIVITY -> last.lastActiveAt();
        };
    }

    private static ResponseEntity.BodyBuilder named(String file) {
        var disposition = ContentDisposition.attachment().filename(file).build();
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
    }
}
