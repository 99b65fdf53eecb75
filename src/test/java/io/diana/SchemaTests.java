package io.diana;

import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.DianaTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.r2dbc.core.DatabaseClient;

/** What all schemas have in common. */
@DianaTest
class SchemaTests {

    @Autowired
    DatabaseClient db;

    @Autowired
    ApplicationModuleIdentifiers modules;

    @Test
    void everyTimestampKnowsItsTimeZone() {
        assertThat(timestampsWithoutTimeZone()).isEmpty();
    }

    @Test
    void aTimestampWithoutTimeZoneIsFoundInEveryDisguise() {
        execute("CREATE SCHEMA planted");
        execute("CREATE DOMAIN planted.moment AS timestamp(3)");
        execute("""
                CREATE TABLE planted.thing (good timestamptz, also_good date, plain timestamp, several timestamp[],
                                            between_them tsrange, between_many tsmultirange, named planted.moment)
                """);

        assertThat(timestampsWithoutTimeZone())
                .containsExactlyInAnyOrder(
                        "planted.thing.plain",
                        "planted.thing.several",
                        "planted.thing.between_them",
                        "planted.thing.between_many",
                        "planted.thing.named");

        execute("DROP SCHEMA planted CASCADE");
    }

    @Test
    void everythingBelongsToAModule() {
        assertThat(outsideOfModules()).isEmpty();
    }

    @Test
    void whatBelongsToNoModuleIsFound() {
        execute("CREATE SCHEMA planted");
        execute("CREATE TABLE public.stray ()");
        execute("CREATE TYPE public.astray_kind AS ENUM ('a')");
        execute("CREATE FUNCTION public.astray() RETURNS int LANGUAGE sql AS 'SELECT 1'");

        assertThat(outsideOfModules())
                .containsExactlyInAnyOrder("schema planted", "relation stray", "routine astray", "type astray_kind");

        execute("DROP SCHEMA planted");
        execute("DROP TABLE public.stray");
        execute("DROP TYPE public.astray_kind");
        execute("DROP FUNCTION public.astray()");
    }

    private List<String> timestampsWithoutTimeZone() {
        return texts(db.sql("""
                SELECT format('%s.%s.%s', n.nspname, c.relname, a.attname)
                  FROM pg_attribute a
                  JOIN pg_class c ON c.oid = a.attrelid
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                  JOIN pg_type t ON t.oid = a.atttypid
                 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
                   AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                   AND c.relname <> 'flyway_schema_history' -- Flyway's own, which only Flyway reads
                   AND format_type(coalesce(nullif(t.typbasetype, 0), t.oid), a.atttypmod)
                       ~ '^timestamp.* without time zone|^ts(multi)?range'
                """));
    }

    private List<String> outsideOfModules() {
        var names = modules.stream().map(ApplicationModuleIdentifier::toString).toArray(String[]::new);
        return texts(db.sql("""
                        SELECT 'schema ' || nspname FROM pg_namespace
                         WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')
                           AND nspname <> ALL (:modules)
                        UNION ALL
                        SELECT 'relation ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                        UNION ALL
                        SELECT 'routine ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                        UNION ALL
                        SELECT 'type ' || typname FROM pg_type
                         WHERE typnamespace = 'public'::regnamespace AND typrelid = 0 AND typelem = 0
                        """).bind("modules", names));
    }

    private static List<String> texts(DatabaseClient.GenericExecuteSpec query) {
        return query.mapValue(String.class).all().collectList().blockOptional().orElseThrow();
    }

    private void execute(String sql) {
        db.sql(sql).then().block();
    }
}
