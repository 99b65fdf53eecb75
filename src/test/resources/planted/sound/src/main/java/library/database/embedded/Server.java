package library.database.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** It knows JDBC, as this module may, and waits, as this class may. */
class Server {

    private final DataSource source;

    Server(DataSource source) {
        this.source = source;
    }

    String start() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return CompletableFuture.completedFuture(connection.getSchema()).join();
        }
    }
}
