package library.members.persistence;

import java.util.function.Supplier;
import library.http.Problem;
import org.springframework.web.server.ResponseStatusException;

class WorldlyRows {

    private io.netty.handler.codec.http.HttpMethod method; // breaks: persistence knows nothing of HTTP [Field <library.members.persistence.WorldlyRows.method>]
    private reactor.netty.http.client.HttpClient client; // breaks: persistence knows nothing of HTTP [Field <library.members.persistence.WorldlyRows.client>]

    Supplier<?> lambda() {
        return () -> new Problem(404, "missing"); // breaks: persistence knows nothing of HTTP
    }

    void thrown() throws ResponseStatusException {} // breaks: persistence knows nothing of HTTP [Method <library.members.persistence.WorldlyRows.thrown()> throws]

    Class<?> adapter() {
        return library.members.web.Paths.class; // breaks: persistence knows no other adapter
    }
}
