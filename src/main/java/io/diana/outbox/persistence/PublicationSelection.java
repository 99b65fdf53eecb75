package io.diana.outbox.persistence;

import io.diana.outbox.application.PublicationFilter;
import io.diana.outbox.domain.PublicationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL. Each listener and each state has its publications in an index of their own, in order; of each the first
 * ones are taken, and of those again the first ones. There are few listeners and five states, so a page costs little however
 * many publications there are.
 *
 * <p>The planner has nothing to choose. Rows are sorted by the listener too, and that it is the only one of a list is not seen
 * to make this idle, so no other index serves the order; how many there are of one listener it knows all the same. The type is
 * compared by a function, of which it does not think that it leaves next to nothing.
 *
 * <p>A type that is rare is looked for row by row, behind the other conditions: an index for it would be written by every
 * publishing, to serve somebody who looks now and then.
 */
final class PublicationSelection {

    private static final List<String> FAILED = List.of("RETRYING", "DEAD");
    private static final String DONE = "DONE";
    private static final List<Integer> STEPS = List.of(51, 201, 500);
    private static final PublicationId FIRST = new PublicationId(0, 0);
    private static final PublicationId LAST = new PublicationId(Long.MAX_VALUE, Integer.MAX_VALUE);

    private final Map<String, Object> values = new HashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final PublicationFilter filter;

    PublicationSelection(PublicationFilter filter) {
        this.filter = filter;
        if (filter.type() != null) {
            conditions.add("texteq(right('.' || p.type, char_length(:type) + 1), '.' || :type)");
            values.put("type", filter.type());
        }
        if (filter.since() != null) {
            conditions.add("p.published_at >= :since");
            values.put("since", filter.since());
        }
        if (filter.listener() != null) {
            values.put("listener", filter.listener());
        }
    }

    /** What the statements made here have to be given. */
    Map<String, Object> values() {
        return values;
    }

    /** Rows of {@link PublicationRow}, newest first. */
    String newest(@Nullable PublicationId after, int limit) {
        limit(after == null ? LAST : after, limit);
        conditions.add("p.listener = ANY (ARRAY[l.id]) AND p.position <= :position");
        conditions.add("(p.position < :position OR l.id < :last)");
        return first(states(), "DESC", limit);
    }

    /** Rows of {@link PublicationRow} that failed and are not due already, oldest first. */
    String failed(@Nullable PublicationId after, int limit) {
        limit(after == null ? FIRST : after, limit);
        conditions.add("p.listener = ANY (ARRAY[l.id]) AND p.position >= :position");
        conditions.add("(p.position > :position OR l.id > :last)");
        conditions.add("(p.attempts > 0 OR (p.due_at <= now()) IS NOT TRUE)");
        return first(states().stream().filter(FAILED::contains).toList(), "ASC", limit);
    }

    private void limit(PublicationId after, int limit) {
        values.put("position", after.position());
        values.put("last", after.listener());
        values.put("limit", limit);
    }

    /** A row for each publication. */
    String all() {
        return states().stream()
                .map(state -> "SELECT 1 FROM outbox.listener l JOIN %s p ON p.listener = l.id WHERE %s AND %s"
                        .formatted(table(state), where(state), listeners()))
                .collect(Collectors.joining(" UNION ALL "));
    }

    private List<String> states() {
        var status = filter.status();
        return switch (status) {
            case null -> List.of("PENDING", "PARKED", "RETRYING", "DEAD", DONE);
            case PENDING -> List.of("PENDING", "PARKED");
            case RETRYING, DEAD, DONE -> List.of(status.name());
        };
    }

    private String first(List<String> states, String order, int limit) {
        var first = "ORDER BY p.listener %1$s, p.position %1$s LIMIT %2$d".formatted(order, roundedUp(limit));
        return states.stream()
                .map(state -> first(state, first))
                .collect(Collectors.joining(
                        " UNION ALL ",
                        "SELECT * FROM (",
                        ") p ORDER BY position %1$s, listener %1$s LIMIT :limit".formatted(order)));
    }

    /** A limit that the planner knows, and few different ones, for each makes another statement. */
    private static int roundedUp(int limit) {
        return STEPS.stream().filter(step -> step >= limit).findFirst().orElse(limit);
    }

    private String first(String state, String first) {
        return """
                (SELECT q.*
                   FROM outbox.listener l
                  CROSS JOIN LATERAL (SELECT %s FROM %s p WHERE %s %s) q
                  WHERE %s)""".formatted(
                        isOpen(state) ? PublicationRow.OPEN : PublicationRow.DONE,
                        table(state),
                        where(state),
                        first,
                        listeners());
    }

    private String where(String state) {
        var all = new ArrayList<>(conditions);
        if (isOpen(state)) {
            all.add("p.state = '%s'".formatted(state));
        }
        return all.isEmpty() ? "true" : String.join(" AND ", all);
    }

    private String listeners() {
        return filter.listener() == null ? "true" : "l.name = :listener";
    }

    private static String table(String state) {
        return isOpen(state) ? "outbox.publication" : "outbox.completion";
    }

    private static boolean isOpen(String state) {
        return !state.equals(DONE);
    }
}
