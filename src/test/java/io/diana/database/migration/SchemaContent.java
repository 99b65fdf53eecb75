package io.diana.database.migration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is in a schema: what of it is empty, what has been lost, and what breaks a promise that the schema makes. */
record SchemaContent(JdbcTemplate sql, String schema) {

    private static final String TABLES = """
            SELECT c.relname FROM pg_class c
             WHERE c.relnamespace = ?::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
               AND c.relname <> 'flyway_schema_history'
            """;

    private static final String COLUMNS = """
            SELECT a.attname FROM pg_attribute a
             WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
            """;

    /** Columns without a single value, as {@code table.column}: what becomes of their values nobody has tried. */
    List<String> emptyColumns() {
        return tables().stream()
                .flatMap(table -> texts(COLUMNS, name(table))
                        .filter(column -> count("%s WHERE %s IS NOT NULL".formatted(name(table), column)) == 0)
                        .map(column -> table + "." + column))
                .toList();
    }

    /** All rows, by their tables. */
    Map<String, List<String>> rows() {
        return tables().stream().collect(Collectors.toMap(table -> table, this::rows));
    }

    private List<String> rows(String table) {
        return texts("SELECT to_jsonb(t)::text FROM %s t".formatted(name(table)))
                .toList();
    }

    /**
     * Those rows that are no longer there, or not with these values. Columns that were added do not count.
     *
     * @param changed {@code table} or {@code table.column} that were changed on purpose
     */
    List<String> lost(Map<String, List<String>> before, List<String> changed) {
        var tables = tables();
        return before.entrySet().stream()
                .filter(table -> !changed.contains(table.getKey()))
                .flatMap(table -> tables.contains(table.getKey())
                        ? lost(table.getKey(), table.getValue(), changed)
                        : Stream.of("table " + table.getKey()))
                .toList();
    }

    private Stream<String> lost(String table, List<String> rows, List<String> changed) {
        var columns = changed.stream()
                .filter(name -> name.startsWith(table + "."))
                .map(name -> name.substring(table.length() + 1))
                .toArray(String[]::new);
        var missing = """
                SELECT ? || ': ' || lost.row
                  FROM (SELECT value::jsonb - ?::text[] AS row FROM unnest(?::text[]) value) lost
                 WHERE NOT EXISTS (
                     SELECT FROM %s t
                      WHERE (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(t)) WHERE lost.row ? key)
                            = lost.row)
                """.formatted(name(table)).replace("lost.row ? key", "lost.row ?? key");
        return texts(missing, table, columns, rows.toArray(String[]::new));
    }

    /** Constraints and indexes that are not in force, rows that break a check, generated values that are out of date. */
    List<String> broken() {
        return Stream.of(notInForce(), brokenChecks(), staleValues())
                .flatMap(each -> each)
                .toList();
    }

    private Stream<String> notInForce() {
        return texts("""
                        SELECT format('%s is not valid', conname) FROM pg_constraint
                         WHERE connamespace = ?::regnamespace AND NOT (convalidated AND conenforced)
                        UNION ALL
                        SELECT format('%s is not valid', i.indexrelid::regclass) FROM pg_index i
                          JOIN pg_class c ON c.oid = i.indexrelid
                         WHERE c.relnamespace = ?::regnamespace AND NOT (i.indisvalid AND i.indisready)
                        """, schema, schema);
    }

    /** PostgreSQL checks rows when they are written: a check by a function that has changed since need not hold. */
    private Stream<String> brokenChecks() {
        return violated("""
                SELECT conname AS what, conrelid::regclass::text AS relation,
                       format('NOT (%s)', pg_get_expr(conbin, conrelid)) AS condition
                  FROM pg_constraint
                 WHERE connamespace = ?::regnamespace AND contype = 'c' AND conrelid <> 0
                """);
    }

    private Stream<String> staleValues() {
        return violated("""
                SELECT attname AS what, attrelid::regclass::text AS relation,
                       format('%I IS DISTINCT FROM (%s)', attname, pg_get_expr(adbin, adrelid)) AS condition
                  FROM pg_attribute
                  JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                  JOIN pg_class c ON c.oid = attrelid
                 WHERE c.relnamespace = ?::regnamespace AND attgenerated = 's'
                """);
    }

    private Stream<String> violated(String conditions) {
        return sql.queryForList(conditions, schema).stream()
                .filter(each -> count("%s WHERE %s".formatted(each.get("relation"), each.get("condition"))) > 0)
                .map(each -> "%s of %s does not hold".formatted(each.get("what"), each.get("relation")));
    }

    private List<String> tables() {
        return texts(TABLES, schema).toList();
    }

    private Stream<String> texts(String query, Object... parameters) {
        return sql.queryForList(query, String.class, parameters).stream().map(Objects::requireNonNull);
    }

    private long count(String from) {
        return Objects.requireNonNull(sql.queryForObject("SELECT count(*) FROM " + from, Long.class));
    }

    private String name(String table) {
        return schema + "." + table;
    }
}
