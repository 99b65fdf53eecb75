package io.diana.gamification.web;

import io.diana.gamification.application.DefinitionQuery;
import io.diana.gamification.application.PutDefinition;
import io.diana.gamification.application.PutDefinition.Wish;
import io.diana.gamification.application.RetireDefinition;
import io.diana.gamification.domain.Definition;
import io.diana.gamification.domain.DefinitionKey;
import io.diana.gamification.domain.DefinitionKind;
import io.diana.gamification.domain.Edition;
import io.diana.http.Cursors;
import io.diana.http.IfMatch;
import io.diana.http.Page;
import io.diana.http.PageRequest;
import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.validation.Checked.Invalid;
import io.diana.validation.Checked.Valid;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What all kinds of definition answer alike. */
@Component
class DefinitionEndpoint {

    private final DefinitionQuery definitions;
    private final PutDefinition putDefinition;
    private final RetireDefinition retireDefinition;
    private final Cursors cursors;

    DefinitionEndpoint(
            DefinitionQuery definitions,
            PutDefinition putDefinition,
            RetireDefinition retireDefinition,
            Cursors cursors) {
        this.definitions = definitions;
        this.putDefinition = putDefinition;
        this.retireDefinition = retireDefinition;
        this.cursors = cursors;
    }

    Mono<ResponseEntity<?>> get(Address address) {
        return definitions
                .find(address.kind(), address.key())
                .<ResponseEntity<?>>map(DefinitionAnswers::ok)
                .defaultIfEmpty(DefinitionAnswers.unknown(address));
    }

    <T> Mono<ResponseEntity<Page<T>>> list(
            DefinitionKind kind, PageRequest page, ServerHttpRequest request, Function<Edition, T> render) {
        var list = "gamification-" + kind.word();
        var after =
                page.cursor() == null ? null : cursors.open(list, page.cursor()).getFirst();
        var listing = new Listing<Edition>(
                page,
                request,
                edition -> cursors.seal(list, List.of(edition.definition().key())));
        return listing.of(definitions.page(kind, after, page.limit() + 1), definitions.count(kind), render);
    }

    Mono<ResponseEntity<?>> put(Address address, JsonNode body, IfMatch ifMatch, @Nullable String dryRun) {
        var dry = flag(dryRun);
        if (!DefinitionKey.isValid(address.key())) {
            return Mono.just(Problem.invalidParameter("path", "key", "key", DefinitionKey.RULE)
                    .asResponse());
        }
        return switch (DefinitionReader.read(address, body)) {
            case Invalid<Definition>(var violations) ->
                Mono.just(Problem.invalid(violations).asResponse());
            case Valid<Definition>(var definition) ->
                putDefinition
                        .with(new Wish(definition, expecting(ifMatch), dry))
                        .map(update -> DefinitionAnswers.render(update, address, dry));
        };
    }

    Mono<ResponseEntity<?>> delete(Address address, IfMatch ifMatch) {
        return retireDefinition
                .of(address.kind(), address.key(), expecting(ifMatch))
                .map(removal -> DefinitionAnswers.render(removal, address));
    }

    private static @Nullable Predicate<Edition> expecting(IfMatch ifMatch) {
        return ifMatch.isAbsent() ? null : edition -> ifMatch.admits(DefinitionJson.etag(edition));
    }

    private static boolean flag(@Nullable String dryRun) {
        return switch (dryRun) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default ->
                throw new ProblemException(
                        Problem.invalidParameter("query", "dryRun", "invalid-parameter", "true or false."));
        };
    }
}
