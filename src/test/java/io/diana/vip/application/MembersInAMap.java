package io.diana.vip.application;

import io.diana.users.UserId;
import io.diana.vip.domain.Change;
import io.diana.vip.domain.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The port to members as a map; what was asked of it is on record. */
final class MembersInAMap implements Members {

    final Map<UserId, Member> members = new LinkedHashMap<>();
    final List<UserId> postponed = new ArrayList<>();
    final List<UserId> erased = new ArrayList<>();

    /** What happens to whoever writes; null: nothing. */
    @Nullable
    RuntimeException failure;

    void put(Member member) {
        members.put(member.id(), member);
    }

    @Override
    public Mono<Member> admit(UserId id, Instant now) {
        return Mono.fromSupplier(() -> members.computeIfAbsent(id, _ -> new Member(id, now, false, List.of())));
    }

    @Override
    public Mono<Member> lock(UserId id) {
        return Mono.justOrEmpty(members.get(id));
    }

    @Override
    public Mono<List<UserId>> lockDue(Instant now, int limit) {
        return Mono.fromSupplier(() -> members.values().stream()
                .filter(member -> isDue(member, now))
                .limit(limit)
                .map(Member::id)
                .toList());
    }

    private static boolean isDue(Member member, Instant now) {
        var due = member.nextDue();
        return due != null && !due.isAfter(now);
    }

    @Override
    public Mono<List<Member>> load(List<UserId> ids) {
        return Mono.fromSupplier(() ->
                ids.stream().map(id -> Objects.requireNonNull(members.get(id))).toList());
    }

    @Override
    public Mono<Void> keep(List<Change> changes) {
        return failure == null
                ? Mono.fromRunnable(() -> changes.forEach(change -> put(change.after())))
                : Mono.error(failure);
    }

    @Override
    public Mono<Void> erase(Change change) {
        return Mono.fromRunnable(() -> {
            put(change.after());
            erased.add(change.after().id());
        });
    }

    @Override
    public Mono<Void> postpone(UserId id, Instant now) {
        return Mono.fromRunnable(() -> postponed.add(id));
    }
}
