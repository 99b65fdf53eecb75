package io.diana.gamification.persistence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.diana.gamification.domain.Cause;
import io.diana.gamification.domain.Cause.Order;
import io.diana.gamification.domain.Cause.Words;
import io.diana.gamification.domain.Entry;
import io.diana.gamification.domain.Entry.Answer;
import io.diana.gamification.domain.Entry.Kind;
import io.diana.gamification.domain.Entry.Sums;
import io.diana.gamification.domain.Explanation;
import io.diana.users.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger, named like its columns, with the words about it.
 *
 * @param reason Diana's own words
 * @param note those of a person, which stand in a table of their own
 * @param explanation kept as the domain spells it: what is kept is never rewritten, so its fields may only be added to
 * @param answer likewise
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EntryJson(
        long user_id,
        long no,
        String kind,
        @Nullable String type,
        long amount,
        long balance_after,
        long lifetime_after,
        @Nullable Long held,
        String source,
        @Nullable String reason,
        @Nullable String note,
        @Nullable Long refers_to,
        @Nullable String key,
        @Nullable Long request,
        Instant occurred_at,
        @Nullable Explanation explanation,
        @Nullable Answer answer) {

    /** Only what was asked for under a key, or is paid once without one, is ever answered again. */
    static EntryJson of(Entry entry) {
        var sums = entry.sums();
        var cause = entry.cause();
        var order = cause.order();
        return new EntryJson(
                entry.owner().value(),
                entry.no(),
                entry.kind().word(),
                entry.type(),
                sums.amount(),
                sums.balanceAfter(),
                sums.lifetimeAfter(),
                sums.held(),
                cause.source(),
                isPersonal(cause) ? null : cause.reason(),
                isPersonal(cause) ? cause.reason() : null,
                cause.refersTo(),
                order == null ? null : order.key(),
                order == null ? null : order.request(),
                entry.at(),
                entry.explanation(),
                order == null && entry.kind() != Kind.BONUS ? null : entry.answer());
    }

    Entry toEntry() {
        return new Entry(
                new UserId(user_id),
                no,
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                type,
                new Sums(amount, balance_after, lifetime_after, held),
                new Cause(source, words(), refers_to, key == null || request == null ? null : new Order(key, request)),
                occurred_at,
                explanation,
                answer);
    }

    private @Nullable Words words() {
        if (note != null) {
            return new Words(note, true);
        }
        return reason == null ? null : new Words(reason, false);
    }

    private static boolean isPersonal(Cause cause) {
        return cause.words() != null && cause.words().isPersonal();
    }
}
