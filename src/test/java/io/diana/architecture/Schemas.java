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

    /** With these words in it a text is SQL; the house style writes them in capitals. */
    private static final Pattern SQL = Pattern.compile(
            "\\b(SELECT|INSERT|UPDATE|DELETE|FROM|JOIN|INTO|MERGE|TRUNCATE|LOCK|TABLE|REFERENCES|COPY|CALL|USING)\\b");

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
        return qualified(own, text).filter(reference -> isSql || relations.contains(reference));
    }

    /** References to other schemas in a migration. */
    Stream<String> foreignInMigration(String own, String text) {
        return qualified(own, withoutComments(text));
    }

    /** A dot, slash or dash before the schema makes it part of another name: {@code diana.users.limit}. */
    private Stream<String> qualified(String own, String text) {
        return names.stream()
                .filter(schema -> !schema.equals(own))
                .flatMap(schema -> Stream.concat(
                        references("(?<![\\w.:/$-])\"?%s\"?\\s*\\.\\s*\"?[a-z_][a-z0-9_]*".formatted(schema), text),
                        references("(?i)\\bsearch_path\\b[^;]*\\b%s\\b".formatted(schema), text)
                                .map(_ -> "search_path " + schema)));
    }

    private static Stream<String> references(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group().replaceAll("[\"\\s]", "").toLowerCase(Locale.ROOT));
    }

    private static String withoutComments(String sql) {
        return COMMENT.matcher(sql).replaceAll(" ");
    }
}
