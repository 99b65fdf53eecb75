package io.diana.users.web;

import io.diana.http.Problem;
import io.diana.http.ProblemException;
import io.diana.users.application.UserFilter;
import io.diana.users.application.UserFilter.Order;
import io.diana.users.domain.Status;
import io.diana.validation.Text;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Reads which members are asked for from the parameters of a list or an export. */
final class FilterReader {

    private static final int MAX_QUERY = 128;

    private final ServerHttpRequest request;

    private FilterReader(ServerHttpRequest request) {
        this.request = request;
    }

    /**
     * The filter.
     *
     * @throws ProblemException 422 that names the parameter that is wrong
     */
    static UserFilter filter(ServerHttpRequest request, Instant now) {
        var reader = new FilterReader(request);
        return new UserFilter(
                reader.read("query", FilterReader::query, "1 to 128 characters, not blank."),
                reader.read("status", FilterReader::status, "One of active, suspended, erased."),
                reader.read("language", FilterReader::language, "A BCP 47 language tag such as es."),
                reader.read("vip", FilterReader::flag, "true or false."),
                reader.read("activeSince", FilterReader::instant, "An RFC 3339 instant."),
                reader.read("registeredSince", FilterReader::instant, "An RFC 3339 instant."),
                reader.order(),
                now);
    }

    private Order order() {
        var order = read("sort", FilterReader::order, "One of -createdAt, -lastActiveAt, id.");
        return order == null ? Order.LATEST_REGISTRATION : order;
    }

    private <T> @Nullable T read(String name, Function<String, @Nullable T> convert, String otherwise) {
        var text = request.getQueryParams().getFirst(name);
        if (text == null) {
            return null;
        }
        var value = convert.apply(text);
        if (value == null) {
            throw new ProblemException(Problem.invalidParameter("query", name, "invalid-parameter", otherwise));
        }
        return value;
    }

    private static @Nullable String query(String text) {
        var query = text.strip();
        return query.isEmpty() || !Text.isPlain(query) || Text.length(query) > MAX_QUERY ? null : query;
    }

    private static @Nullable Status status(String text) {
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String language(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException _) {
            return null;
        }
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    /** A plus sign that was not escaped arrives as a space. */
    private static @Nullable Instant instant(String text) {
        try {
            var instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            return text.charAt(0) == '-' || text.charAt(0) == ' ' ? null : instant;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable Order order(String text) {
        return Arrays.stream(Order.values())
                .filter(order -> order.parameter().equals(text))
                .findFirst()
                .orElse(null);
    }
}
