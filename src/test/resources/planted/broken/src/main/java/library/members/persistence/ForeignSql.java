package library.members.persistence;

import java.util.function.Supplier;
import org.springframework.data.relational.core.mapping.Table;

@Table("books.book") // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.book]
class ForeignSql {

    private static final String SCHEMA = "books";
    private static final String PLAIN = "SELECT 1 FROM books.plain_one"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.plain_one]
    private static final String SMALL = "select 1 from books.small_letters"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.small_letters]
    private static final String KNOWN = "books.reservation"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.reservation]
    private static final String CONSTANT = "SELECT 1 FROM " + SCHEMA + ".constants_joined"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.constants_joined]

    @interface Query {
        String value();
    }

    @Query("SELECT 1 FROM books.in_annotation") // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.in_annotation]
    void annotated() {}

    String block() {
        return """
                SELECT m.id
                  FROM members.member m
                  JOIN books.text_block b
                 USING (id)
                """; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.text_block]
    }

    String quoted() {
        return "DELETE FROM \"books\".\"quoted_name\""; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.quoted_name]
    }

    String spaced() {
        return "DELETE FROM books . spaced_name"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.spaced_name]
    }

    String large() {
        return "UPDATE BOOKS.LARGE_LETTERS SET n = 1"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.large_letters]
    }

    String casted() {
        return "SELECT 'HERE'::books.cast_to"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.cast_to]
    }

    String called() {
        return "SELECT books.function_of()"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.function_of]
    }

    String sequence() {
        return "SELECT nextval('books.number_seq')"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.number_seq]
    }

    Supplier<String> lambda() {
        return () -> "INSERT INTO books.in_lambda VALUES (1)"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.in_lambda]
    }

    String builtByPlus(int limit) {
        return "SELECT 1 FROM books.built_by_plus LIMIT " + limit; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.built_by_plus]
    }

    String builtByFormat(int limit) {
        return "SELECT 1 FROM books.built_by_format LIMIT %d".formatted(limit); // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: books.built_by_format]
    }

    String searched() {
        return "SET LOCAL search_path TO books"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: the schema books]
    }

    String schemed() {
        return "SET SCHEMA 'books'"; // breaks: the SQL in a module's code touches its own schema only [ForeignSql.class: the schema books]
    }
}
