package io.diana.users;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of a table, as PostgreSQL makes JSON of it, in the form of the API: for {@link PersonalData}. */
public final class PersonalRow {

    private static final Pattern WORD = Pattern.compile("_([a-z])");
    private static final Pattern INSTANT = Pattern.compile("(.*_)?(at|since|until)");
    private static final String NEVER = "-infinity";

    private PersonalRow() {}

    /**
     * The columns of a row, named and written as the API does; {@code at}, {@code since} and {@code until}, alone or at the end
     * of a name, are instants. What is kept in a document is left as it is.
     */
    public static Map<String, @Nullable Object> of(Map<String, ? extends @Nullable Object> row) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((column, value) -> {
            var name = WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
            written.put(name, INSTANT.matcher(column).matches() ? instant(value) : value);
        });
        return written;
    }

    /** As PostgreSQL writes one: with the offset of whatever zone the session is in. */
    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null || value.equals(NEVER)
                ? null
                : OffsetDateTime.parse(value.toString()).toInstant();
    }
}
