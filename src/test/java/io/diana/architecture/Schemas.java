package io.diana.architecture;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The database schemas, one for each module, and what was created in them.
 *
 * @param names the modules
 * @param relations {@code schema.relation} as the migrations create them
 */
record Schemas(Set<String> names, Set<String> relations) {

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final String RELATION_FOLLOWS =
            "\\b(?:FROM|JOIN|INTO|UPDATE|TABLE|ONLY|TRUNCATE|LOCK|REFERENCES|COPY|CALL|USING)\\s+";

    /** With these words in it a text is SQL; the house style writes them in capitals. */
    private static final Pattern SQL = Pattern.compile(
            "\\b(SELECT|INSERT|UPDATE|DELETE|FROM|JOIN|INTO|MERGE|TRUNCATE|LOCK|TABLE|REFERENCES|COPY|CALL|USING)\\b");

    /** A schema that is put in at run time, by format or by concatenation, can be any. */
    private static final Pattern LATE =
            Pattern.compile("(?i)" + RELATION_FOLLOWS + "\"?(?:%s|%\\d+\\$s|\\x01)\"?\\.\"?(\\w+)");

    private static final Pattern CREATE =
            Pattern.compile("(?i)\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:UNLOGGED\\s+)?(?:MATERIALIZED\\s+)?"
                    + "(?:TABLE|VIEW|SEQUENCE|TYPE|DOMAIN|FUNCTION|PROCEDURE)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                    + "(?:\"?(\\w+)\"?\\.)?\"?(\\w+)\"?");

    static Schemas of(Code code) {
        var relations = code.migrations().stream()
                .filter(migration -> migration.path().getNameCount() > 1)
                .flatMap(migration -> CREATE.matcher(withoutComments(migration.content()))
                        .results()
                        .map(created -> relation(migration.path().getName(0).toString(), created)))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Schemas(code.modules(), relations);
    }

    private static String relation(String module, MatchResult created) {
        var schema = created.group(1) == null ? module : created.group(1);
        return (schema + "." + created.group(2)).toLowerCase(Locale.ROOT);
    }

    /** References to other schemas in a text of the code: known relations always, any name when the text is SQL. */
    Stream<String> foreignIn(String own, String text) {
        var isSql = SQL.matcher(text).find();
        return Stream.of(
                        foreign(own)
                                .flatMap(schema -> qualified(schema, text))
                                .filter(reference -> isSql || relations.contains(reference)),
                        foreign(own).flatMap(schema -> following(schema, text)),
                        foreign(own).flatMap(schema -> named(schema, text)),
                        LATE.matcher(text).results().map(found -> "any schema." + found.group(1)))
                .flatMap(references -> references);
    }

    /** References to other schemas in a migration. */
    Stream<String> foreignInMigration(String own, String text) {
        var sql = withoutComments(text);
        return foreign(own).flatMap(schema -> Stream.concat(qualified(schema, sql), named(schema, sql)));
    }

    private Stream<String> foreign(String own) {
        return names.stream().filter(schema -> !schema.equals(own));
    }

    /** A dot, slash, dash or single colon before the schema makes it part of another name: {@code diana.users.limit}. */
    private static Stream<String> qualified(String schema, String text) {
        return references("(?i)(?<![\\w./$-])(?<!(?<!:):)(\"?%s\"?\\.\"?[a-z_]\\w*)".formatted(schema), text);
    }

    /** Small letters and spaces make SQL look like prose, but not behind such a word. */
    private static Stream<String> following(String schema, String text) {
        return references("(?i)%s(\"?%s\"?\\s*\\.\\s*\"?[a-z_]\\w*)".formatted(RELATION_FOLLOWS, schema), text);
    }

    /** The schema as a whole, or as the place where unqualified names are looked for. */
    private static Stream<String> named(String schema, String text) {
        return Stream.of(
                        "(?i)\\bsearch_path\\b[^;]*\\b%s\\b",
                        "\\bSCHEMA\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?[\"']?%s\\b")
                .filter(pattern ->
                        Pattern.compile(pattern.formatted(schema)).matcher(text).find())
                .map(_ -> "the schema " + schema);
    }

    private static Stream<String> references(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1).replaceAll("[\"\\s]", "").toLowerCase(Locale.ROOT));
    }

    private static String withoutComments(String sql) {
        return COMMENT.matcher(sql).replaceAll(" ");
    }
}
