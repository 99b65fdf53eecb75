package io.diana.users.application;

import io.diana.users.MembershipChanged;
import io.diana.users.UserId;
import io.diana.users.domain.Admission;
import io.diana.users.domain.Membership;
import io.diana.users.domain.Profile;
import io.diana.users.domain.ProfileField;
import io.diana.users.domain.ProfileUpdate.Changed;
import io.diana.users.domain.Registration;
import io.diana.users.domain.Status;
import io.diana.users.domain.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The port to members as a map. What a use case has to ask for again, and what it wrote, is on record. */
final class MembersInAMap implements Users {

    final Map<UserId, User> members = new LinkedHashMap<>();
    final List<User> updates = new ArrayList<>();
    final List<List<UserId>> admitted = new ArrayList<>();
    final List<MembershipChanged> memberships = new ArrayList<>();
    final Map<UserId, Instant> erased = new HashMap<>();

    /** Ids that somebody else is registering at this very moment: missing from the next answer. */
    final Set<UserId> racing = new HashSet<>();

    void put(User user) {
        members.put(user.id(), user);
    }

    @Override
    public Mono<Map<UserId, Admission>> admit(List<Registration> registrations, Instant now) {
        return Mono.fromSupplier(() -> {
            admitted.add(registrations.stream().map(Registration::id).toList());
            var answer = new HashMap<UserId, Admission>();
            for (var registration : registrations) {
                var known = members.containsKey(registration.id());
                var admission = admit(registration, now);
                if (known || !racing.remove(registration.id())) {
                    answer.put(registration.id(), admission);
                }
            }
            return answer;
        });
    }

    private Admission admit(Registration registration, Instant now) {
        var id = registration.id();
        var known = members.get(id);
        if (known == null) {
            var user = new User(id, profile(registration), null, Membership.NONE, now, now, null, 1);
            put(user);
            return new Admission.Registered(user);
        }
        if (known.change(registration.profile(), now) instanceof Changed(var user, var changed)) {
            put(user);
            return new Admission.Refreshed(user, changed);
        }
        return known.profile() == null ? new Admission.RefusedAsErased(id) : new Admission.Recognized(known);
    }

    private static Profile profile(Registration registration) {
        var name = registration.profile().values().get(ProfileField.FIRST_NAME);
        return new Profile(Objects.requireNonNull(name), null, null, "es", "UTC");
    }

    @Override
    public Mono<User> lock(UserId id) {
        return Mono.justOrEmpty(members.get(id));
    }

    @Override
    public Flux<User> lockReinstatable(Instant now, int limit) {
        return Flux.fromStream(() -> List.copyOf(members.values()).stream()
                .filter(user -> user.suspension() != null && user.statusAt(now) == Status.ACTIVE)
                .limit(limit));
    }

    @Override
    public Mono<Void> update(User user) {
        return Mono.fromRunnable(() -> {
            put(user);
            updates.add(user);
        });
    }

    @Override
    public Mono<Void> erase(UserId id, Instant now) {
        return Mono.fromRunnable(() -> erased.put(id, now));
    }

    @Override
    public Mono<Void> updateMemberships(List<MembershipChanged> changes) {
        return Mono.fromRunnable(() -> memberships.addAll(changes));
    }

    @Override
    public Mono<Map<UserId, Status>> statuses(Collection<UserId> ids, Instant now) {
        return Mono.fromSupplier(() -> {
            var statuses = new HashMap<UserId, Status>();
            members.forEach((id, user) -> {
                if (ids.contains(id)) {
                    statuses.put(id, user.statusAt(now));
                }
            });
            return statuses;
        });
    }
}
