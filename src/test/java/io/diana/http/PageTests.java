package io.diana.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import tools.jackson.databind.json.JsonMapper;

class PageTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void endsTheListWhereThereIsNoNext() {
        var answer = page("/users", null, null);

        assertThat(answer.getHeaders().containsHeader(HttpHeaders.LINK)).isFalse();
        assertThat(JSON.writeValueAsString(answer.getBody()))
                .isEqualTo("{\"items\":[\"a\",\"b\"],\"page\":{\"next\":null}}");
    }

    @Test
    void countsTheListWhenAsked() {
        assertThat(JSON.writeValueAsString(page("/users", "abc", 7L).getBody()))
                .isEqualTo("{\"items\":[\"a\",\"b\"],\"page\":{\"next\":\"abc\",\"count\":7}}");
    }

    /** RFC 8288: a caller follows the link without knowing what is in it; filters stay what they were. */
    @ParameterizedTest
    @CsvSource({
        "/users, /users?cursor=abc",
        "/users?limit=2, /users?limit=2&cursor=abc",
        "/users?cursor=old&limit=2, /users?limit=2&cursor=abc",
        "/users?query=a%26b%20%C3%B1+c%25, /users?query=a%26b%20%C3%B1+c%25&cursor=abc",
        "/users?query=a[0]&flag, /users?query=a[0]&flag&cursor=abc",
        "/users?query=ñ, /users?query=%C3%B1&cursor=abc",
        "/a%2Fb?x=1, /a%2Fb?x=1&cursor=abc"
    })
    void linksToTheNextOne(String uri, String next) {
        assertThat(page(uri, "abc", null).getHeaders().getFirst(HttpHeaders.LINK))
                .isEqualTo("<%s>; rel=\"next\"", next);
    }

    @Test
    void keepsItsItems() {
        var items = new ArrayList<>(List.of("a"));
        var page = new Page<>(items, new Page.Position(null, null));
        items.clear();

        assertThat(page.items()).containsExactly("a");
    }

    private static ResponseEntity<Page<String>> page(String uri, @Nullable String next, @Nullable Long count) {
        var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://host" + uri))
                .build();
        return Page.respond(request, List.of("a", "b"), next, count);
    }
}
