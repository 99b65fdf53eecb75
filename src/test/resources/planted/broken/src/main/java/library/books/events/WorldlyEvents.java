package library.books.events;

import java.util.function.Supplier;
import library.http.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;

public class WorldlyEvents { // breaks: the classes in events are package-private [Class <library.books.events.WorldlyEvents>]

    private DatabaseClient db; // breaks: events knows nothing of SQL [Field <library.books.events.WorldlyEvents.db>]
    private io.r2dbc.spi.Row row; // breaks: events knows nothing of SQL [Field <library.books.events.WorldlyEvents.row> has type]
    private java.sql.ResultSet result; // breaks: events knows nothing of SQL [Field <library.books.events.WorldlyEvents.result> has type] // breaks: JDBC is known to the database module only [Field <library.books.events.WorldlyEvents.result> has type]
    private javax.sql.DataSource source; // breaks: events knows nothing of SQL [Field <library.books.events.WorldlyEvents.source> has type] // breaks: JDBC is known to the database module only [Field <library.books.events.WorldlyEvents.source> has type]
    private org.springframework.jdbc.core.RowMapper<String> mapper; // breaks: events knows nothing of SQL [Field <library.books.events.WorldlyEvents.mapper> has type] // breaks: JDBC is known to the database module only [Field <library.books.events.WorldlyEvents.mapper> has type]

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
