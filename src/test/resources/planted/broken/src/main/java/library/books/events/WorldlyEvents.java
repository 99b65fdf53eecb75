package library.books.events;

import java.util.function.Supplier;
import library.http.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;

public class WorldlyEvents { // breaks: the classes in events are package-private [Class <library.books.events.WorldlyEvents>]

    private DatabaseClient db; // breaks: events knows nothing of SQL [Field <library.books.events.WorldlyEvents.db>]

    Object status() {
        return HttpStatus.OK; // breaks: events knows nothing of HTTP
    }

    Supplier<?> problem() {
        return () -> new Problem(200, "fine"); // breaks: events knows nothing of HTTP
    }

    Object adapter() {
        return library.books.web.OpenBooks.HERE.length(); // breaks: events knows no other adapter
    }
}
