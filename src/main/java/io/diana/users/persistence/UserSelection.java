package io.diana.users.persistence;

import io.diana.users.UserId;
import io.diana.users.application.UserFilter;
import io.diana.users.application.UserFilter.Order;
import io.diana.users.application.UserQuery.Position;
import io.diana.users.domain.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * A filter as SQL: only the conditions that were asked for, so that each combination gets a plan of its own. Prefixes are
 * written as ranges, which an index can serve whatever the value turns out to be.
 */
final class UserSelection {

    private static final int SHORTEST_INFIX = 3;
    private static final String SUSPENDED = "m.status = 'SUSPENDED' AND (m.suspended_until > :now) IS NOT FALSE";
    private static final String VIP = "m.vip AND (m.vip_until > :now) IS NOT FALSE";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final UserFilter filter;

    UserSelection(UserFilter filter) {
        this.filter = filter;
        status(filter.status());
        query(filter.query());
        language(filter.language());
        vip(filter.vip());
        if (filter.activeSince() != null) {
            and("a.last_active_at >= :activeSince", "activeSince", filter.activeSince());
        }
        if (filter.registeredSince() != null) {
            and("m.created_at >= :registeredSince", "registeredSince", filter.registeredSince());
        }
    }

    /** Tells whether the best plan depends on the values. */
    boolean isSelective() {
        return !values.isEmpty();
    }

    /** The members after a position, in order; activity is looked up only for those that are shown, where that will do. */
    GenericExecuteSpec page(DatabaseClient db, @Nullable Position after, int limit) {
        if (after != null) {
            after(after);
        }
        values.put("limit", limit);
        var rows = needsActivity()
                ? "%s WHERE %s ORDER BY %s LIMIT :limit".formatted(tables(), where(), order())
                : "(SELECT %s FROM users.member m WHERE %s ORDER BY %s LIMIT :limit) m LEFT JOIN users.activity a ON a.user_id = m.id"
                                .formatted(MemberRow.MEMBER, where(), order())
                        + " ORDER BY " + order();
        return bind(db.sql("SELECT %s FROM %s".formatted(MemberRow.COLUMNS, rows)));
    }

    /** How many there are, or with a prefix of {@code EXPLAIN} how many the planner thinks there are. */
    GenericExecuteSpec count(DatabaseClient db, String prefix, String what) {
        return bind(db.sql("%sSELECT %s FROM %s WHERE %s".formatted(prefix, what, tables(), where())));
    }

    private GenericExecuteSpec bind(GenericExecuteSpec statement) {
        return statement.bindValues(values);
    }

    private String where() {
        return String.join(" AND ", conditions);
    }

    private boolean needsActivity() {
        return byActivity() || filter.activeSince() != null;
    }

    private String tables() {
        return byActivity() ? "users.activity a JOIN users.member m ON m.id = a.user_id" : MemberRow.TABLES;
    }

    /** The erased have no activity: among them the order is that of a list in which nobody was ever active. */
    private boolean byActivity() {
        return filter.order() == Order.LATEST_ACTIVITY && filter.status() != Status.ERASED;
    }

    private String order() {
        return switch (filter.order()) {
            case ID -> "m.id";
            case LATEST_REGISTRATION -> "m.created_at DESC, m.id DESC";
            case LATEST_ACTIVITY -> byActivity() ? "a.last_active_at DESC, a.user_id DESC" : "m.id DESC";
        };
    }

    private void after(Position position) {
        values.put("afterId", position.id().value());
        conditions.add(
                switch (filter.order()) {
                    case ID -> "m.id > :afterId";
                    case LATEST_REGISTRATION -> "(m.created_at, m.id) < (:afterAt, :afterId)";
                    case LATEST_ACTIVITY -> afterActivity(position);
                });
        if (position.at() != null && (byActivity() || filter.order() == Order.LATEST_REGISTRATION)) {
            values.put("afterAt", position.at());
        }
    }

    private String afterActivity(Position position) {
        if (!byActivity()) {
            return "m.id < :afterId";
        }
        return position.at() == null
                ? "(a.last_active_at, a.user_id) < ('-infinity', :afterId)"
                : "(a.last_active_at, a.user_id) < (:afterAt, :afterId)";
    }

    private void status(@Nullable Status status) {
        switch (status) {
            case null -> conditions.add("m.status <> 'ERASED'");
            case ERASED -> conditions.add("m.status = 'ERASED'");
            case SUSPENDED -> and(SUSPENDED, "now", filter.now());
            case ACTIVE -> and("m.status <> 'ERASED' AND NOT (%s)".formatted(SUSPENDED), "now", filter.now());
        }
    }

    private void vip(@Nullable Boolean vip) {
        if (vip != null) {
            and(vip ? VIP : "NOT (%s)".formatted(VIP), "now", filter.now());
        }
    }

    private void language(@Nullable String range) {
        if (range != null) {
            and(
                    "(m.language_code = :language OR m.language_code ~>=~ (:language || '-')"
                            + " AND m.language_code ~<~ (:language || '.'))",
                    "language",
                    range);
        }
    }

    private void query(@Nullable String query) {
        if (query == null) {
            return;
        }
        var names = query.codePointCount(0, query.length()) < SHORTEST_INFIX ? beginning(query) : infix(query);
        if (isId(query)) {
            values.put("id", Long.parseLong(query));
            names = "(%s OR m.id = :id)".formatted(names);
        }
        conditions.add(names);
    }

    private String infix(String query) {
        values.put("infix", "%" + query.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return "m.search LIKE users.searchable(:infix)";
    }

    private String beginning(String query) {
        values.put("beginning", query.startsWith("@") ? query.substring(1) : query);
        var username = range("lower(m.username)", "lower(:beginning)");
        return query.startsWith("@")
                ? username
                : "(%s OR %s)".formatted(range("m.search", "users.searchable(:beginning)"), username);
    }

    private static String range(String column, String prefix) {
        return "(%1$s ~>=~ %2$s AND %1$s ~<~ (%2$s || chr(1114111)))".formatted(column, prefix);
    }

    private static boolean isId(String query) {
        return query.matches("[0-9]{1,16}") && UserId.isValid(Long.parseLong(query));
    }

    private void and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
