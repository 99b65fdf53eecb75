package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names an entry, and whatever was made by it.
 *
 * @param owner whose entry it is
 * @param no counts the owner's entries
 */
public record EntryId(UserId owner, long no) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,15})-([1-9]\\d{0,17})");

    /** Reads what the API calls it; null: nothing is ever called so. */
    public static @Nullable EntryId parse(String text) {
        var match = FORM.matcher(text);
        return match.matches() && UserId.isValid(Long.parseLong(match.group(1)))
                ? new EntryId(UserId.of(match.group(1)), Long.parseLong(match.group(2)))
                : null;
    }

    /** Reads the id of an entry of this member; what is none has the number 0, which no entry has. */
    public static EntryId of(UserId owner, String text) {
        var id = parse(text);
        return id != null && id.owner.equals(owner) ? id : new EntryId(owner, 0);
    }

    @Override
    public String toString() {
        return owner + "-" + no;
    }
}
