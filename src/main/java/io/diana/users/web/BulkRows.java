package io.diana.users.web;

import io.diana.http.Problem;
import io.diana.users.UserId;
import io.diana.validation.Checked;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The rows of a bulk call: those that cannot be read are refused, the others go on together, and all of them are
 * answered in their order.
 *
 * @param <T> what a valid row says
 */
final class BulkRows<T> {

    private final List<T> valid = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();
    private final @Nullable RowResult[] results;

    BulkRows(List<JsonNode> rows, Function<JsonNode, Checked<T>> reader) {
        this.results = new RowResult[rows.size()];
        for (var index = 0; index < rows.size(); index++) {
            switch (reader.apply(rows.get(index))) {
                case Valid<T>(var value) -> {
                    valid.add(value);
                    indexes.add(index);
                }
                case Invalid<T>(var violations) ->
                    results[index] = RowResult.refused(index, id(rows.get(index)), Problem.invalid(violations));
            }
        }
    }

    /** Does the valid rows at once and answers all. */
    <R> Mono<RowResult.Results> answer(
            Function<List<T>, Mono<List<R>>> call, BiFunction<Integer, R, RowResult> render) {
        var outcomes = valid.isEmpty() ? Mono.just(List.<R>of()) : call.apply(valid);
        return outcomes.map(done -> {
            for (var row = 0; row < done.size(); row++) {
                results[indexes.get(row)] = render.apply(indexes.get(row), done.get(row));
            }
            return new RowResult.Results(Arrays.asList(results));
        });
    }

    private static @Nullable UserId id(JsonNode row) {
        return RegistrationReader.idOf(row);
    }
}
