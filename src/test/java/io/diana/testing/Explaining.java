package io.diana.testing;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for the plan of a statement, and its cost in practice, instead of its rows. */
public final class Explaining {

    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseClient client;

    /** Asks this database. */
    public Explaining(TestDatabase database) {
        var factory = database.connectionFactory();
        this.client = DatabaseClient.builder()
                .connectionFactory(new ConnectionFactory() {
                    @Override
                    public Publisher<? extends Connection> create() {
                        return Mono.from(factory.create()).map(Explaining::explaining);
                    }

                    @Override
                    public ConnectionFactoryMetadata getMetadata() {
                        return factory.getMetadata();
                    }
                })
                .bindMarkers(BindMarkersFactory.indexed("$", 1))
                .build();
    }

    /** The plan of the statement that is made with the client given. */
    public Plan of(Function<DatabaseClient, GenericExecuteSpec> statement) {
        return statement
                .apply(client)
                .map(row -> JSON.readTree(String.valueOf(row.get(0, String.class))))
                .one()
                .map(plan -> new Plan(plan.at("/0/Plan")))
                .blockOptional()
                .orElseThrow();
    }

    private static Connection explaining(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("createStatement")) {
                        return connection.createStatement("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /**
     * A plan that was carried out.
     *
     * @param root as PostgreSQL shows it
     */
    public record Plan(JsonNode root) {

        /** How many pages of 8 KiB were looked at, each time anew. */
        public long pages() {
            return pages(root);
        }

        private static long pages(JsonNode node) {
            return node.path("Shared Hit Blocks").asLong(0)
                    + node.path("Shared Read Blocks").asLong(0);
        }

        /** The tables that were read from end to end, unless they are tiny. */
        public List<String> tablesRead(int tiny) {
            var tables = new ArrayList<String>();
            collect(root, tiny, tables);
            return tables;
        }

        private static void collect(JsonNode node, int tiny, List<String> tables) {
            if (node.path("Node Type").asString("").contains("Seq Scan") && pages(node) > tiny) {
                tables.add(node.path("Relation Name").asString(""));
            }
            node.path("Plans").forEach(part -> collect(part, tiny, tables));
        }

        @Override
        public String toString() {
            return root.toPrettyString();
        }
    }
}
