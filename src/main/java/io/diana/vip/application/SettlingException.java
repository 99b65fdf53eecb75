package io.diana.vip.application;

import io.diana.users.UserId;
import java.util.List;

/** What was due with some members could not be said, and so was with none of them. */
public class SettlingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<UserId> members;

    SettlingException(List<UserId> members, Throwable cause) {
        super("It failed with %d members: %s".formatted(members.size(), cause), cause);
        this.members = List.copyOf(members);
    }

    /** With whom, longest overdue first; at least one of them is the reason. */
    public List<UserId> members() {
        return members;
    }
}
