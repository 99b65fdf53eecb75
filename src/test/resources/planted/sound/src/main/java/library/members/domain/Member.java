package library.members.domain;

import java.time.Instant;
import java.util.Optional;
import library.members.MemberId;
import library.members.MemberJoined;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jspecify.annotations.Nullable;

@AggregateRoot
public record Member(MemberId id, @Nullable String name, Instant joinedAt) {

    public Admission join() {
        var known = Optional.ofNullable(name);
        return known.isPresent() ? new Admission.Joined(new MemberJoined(id, joinedAt)) : new Admission.Nameless(id);
    }
}
