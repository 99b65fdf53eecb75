package io.diana.vip.domain;

import io.diana.users.ProjectedMemberships.Projected;
import io.diana.users.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of what members hold beside the same part of what the users module believes.
 *
 * @param upTo id of the last member that can be compared
 */
public record Comparison(Map<UserId, Projected> held, Map<UserId, Projected> believed, long upTo) {

    /**
     * Puts two pages beside each other that begin behind the same id. Where a page is full the next one begins: beyond its
     * last member nothing can be compared.
     */
    public static Comparison of(List<Projected> held, List<Projected> believed, int full) {
        return new Comparison(byId(held), byId(believed), Math.min(reach(held, full), reach(believed, full)));
    }

    private static long reach(List<Projected> page, int full) {
        return page.size() < full ? UserId.MAX : page.getLast().userId().value();
    }

    private static Map<UserId, Projected> byId(List<Projected> page) {
        return page.stream().collect(Collectors.toMap(Projected::userId, Function.identity()));
    }

    /** Whether there may be members beyond. */
    public boolean hasMore() {
        return upTo < UserId.MAX;
    }

    /** Where the two differ, with what is held there; null: nothing is. By id. */
    public List<Difference> differences() {
        var ids = new TreeSet<>(held.keySet());
        ids.addAll(believed.keySet());
        return ids.headSet(new UserId(upTo), true).stream()
                .filter(id -> !Objects.equals(held.get(id), believed.get(id)))
                .map(id -> new Difference(id, held.get(id)))
                .toList();
    }

    /**
     * That the users module believes something else of a member than what they hold.
     *
     * @param held what that is; null: nothing
     */
    public record Difference(UserId userId, @Nullable Projected held) {}

    /** Those of earlier differences that are there still, although nothing has happened meanwhile. */
    public List<UserId> lasting(List<Difference> earlier) {
        var known = new HashMap<UserId, Difference>();
        earlier.forEach(difference -> known.put(difference.userId(), difference));
        return differences().stream()
                .filter(difference -> difference.equals(known.get(difference.userId())))
                .map(Difference::userId)
                .toList();
    }
}
