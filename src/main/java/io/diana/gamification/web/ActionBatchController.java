package io.diana.gamification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.diana.access.Actor;
import io.diana.gamification.application.BookOrders;
import io.diana.gamification.domain.ActionOrder;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Booking.Booked;
import io.diana.gamification.domain.Booking.Refused;
import io.diana.gamification.domain.Booking.Repeated;
import io.diana.http.Problem;
import io.diana.http.Rows;
import io.diana.users.UserId;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Many actions in one call: each row ends as the single call would, and a bad one spoils no other. */
@RestController
@Tag(name = "Gamification")
class ActionBatchController {

    private final BookOrders bookOrders;

    ActionBatchController(BookOrders bookOrders) {
        this.bookOrders = bookOrders;
    }

    @PostMapping(path = "/api/v1/actions/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "awardActions",
            summary = "Award up to 1,000 actions",
            description =
                    "All that are not refused are awarded together. Each row has a key: the call can be repeated.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(
                                                            name = "two",
                                                            value = GamificationExamples.ACTIONS))))
    Mono<AwardResults> award(@RequestBody JsonNode body, Actor actor) {
        return new Batch(Rows.of(body, "actions"), actor).answer();
    }

    /** Rows on their way: those that cannot be read are refused, the others are booked together. */
    private final class Batch {

        private final AwardResult[] results;
        private final List<ActionOrder> orders = new ArrayList<>();
        private final List<Integer> indexes = new ArrayList<>();

        Batch(List<JsonNode> rows, Actor actor) {
            results = new AwardResult[rows.size()];
            for (var index = 0; index < rows.size(); index++) {
                switch (ActionReader.row(rows.get(index), actor)) {
                    case Invalid<ActionOrder>(var violations) ->
                        results[index] = AwardResult.refused(index, null, Problem.invalid(violations));
                    case Valid<ActionOrder>(var order) -> {
                        orders.add(order);
                        indexes.add(index);
                    }
                }
            }
        }

        Mono<AwardResults> answer() {
            return orders.isEmpty()
                    ? Mono.just(new AwardResults(List.of(results)))
                    : bookOrders.all(orders).map(this::results);
        }

        private AwardResults results(List<Booking> bookings) {
            for (var row = 0; row < bookings.size(); row++) {
                var index = indexes.get(row);
                results[index] = AwardResult.of(index, orders.get(row).owner(), bookings.get(row));
            }
            return new AwardResults(List.of(results));
        }
    }

    /** The answer to the call. */
    record AwardResults(List<AwardResult> results) {}

    /**
     * What became of one row.
     *
     * @param index which row, from 0
     * @param status the code that the single call would have answered
     * @param replayed whether it was done before, under the same key
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AwardResult(
            int index,
            @Nullable UserId userId,
            int status,
            @Nullable Boolean replayed,
            @Nullable AwardJson award,
            @Nullable Problem problem) {

        static AwardResult refused(int index, @Nullable UserId owner, Problem problem) {
            return new AwardResult(index, owner, problem.status(), null, null, problem);
        }

        static AwardResult of(int index, UserId owner, Booking booking) {
            return switch (booking) {
                case Booked(var _, var entry) -> new AwardResult(index, owner, 201, null, AwardJson.of(entry), null);
                case Repeated(var entry) -> new AwardResult(index, owner, 201, true, AwardJson.of(entry), null);
                case Refused(var refusal) -> refused(index, owner, PointsRefusals.problem(refusal));
            };
        }
    }
}
