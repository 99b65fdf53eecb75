package io.diana.gamification.persistence;

import io.diana.gamification.domain.Change;
import io.diana.gamification.domain.Hold;
import io.diana.gamification.domain.Moment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of accounts as rows of their tables, each named like its columns, for the statement of {@link Keeping}.
 *
 * @param accounts as they are to be
 * @param entries new ones
 * @param notes words about them
 * @param tallies those that changed
 * @param holds new ones
 * @param decisions on others
 * @param redemptions new ones
 * @param refunds of others
 * @param ranks what boards have to be told
 * @param lists whose place on boards is to be shown or not
 * @param progress achievements and missions
 */
record ChangeJson(
        List<Map<String, @Nullable Object>> accounts,
        List<EntryJson> entries,
        List<NoteRow> notes,
        List<TallyRow> tallies,
        List<HoldRow> holds,
        List<DecisionRow> decisions,
        List<RedemptionRow> redemptions,
        List<RefundRow> refunds,
        List<RankRow> ranks,
        List<ListRow> lists,
        KeptProgressJson progress) {

    static ChangeJson of(List<Change> changes, Moment moment) {
        var entries = changes.stream()
                .flatMap(it -> it.entries().stream())
                .map(EntryJson::of)
                .toList();
        var holds = changes.stream().flatMap(it -> it.holds().stream()).toList();
        var redemptions =
                changes.stream().flatMap(it -> it.redemptions().stream()).toList();
        return new ChangeJson(
                changes.stream()
                        .map(it -> AccountRows.of(it.after(), moment.now()))
                        .toList(),
                entries,
                Stream.concat(
                                entries.stream().flatMap(NoteRow::of),
                                holds.stream().flatMap(NoteRow::of))
                        .toList(),
                changes.stream().flatMap(TallyRow::of).toList(),
                holds.stream().flatMap(HoldRow::of).toList(),
                holds.stream().flatMap(DecisionRow::of).toList(),
                redemptions.stream().flatMap(RedemptionRow::of).toList(),
                redemptions.stream().flatMap(RefundRow::of).toList(),
                changes.stream().flatMap(it -> RankRow.of(it, moment)).toList(),
                changes.stream().flatMap(ListRow::of).toList(),
                KeptProgressJson.of(changes));
    }

    /** Words of a person about an entry, or what was said of a held action: neither stands in the ledger. */
    record NoteRow(
            long user_id,
            long no,
            @Nullable String reason,
            @Nullable String context) {

        static Stream<NoteRow> of(EntryJson entry) {
            return entry.note() == null
                    ? Stream.empty()
                    : Stream.of(new NoteRow(entry.user_id(), entry.no(), entry.note(), null));
        }

        static Stream<NoteRow> of(Hold hold) {
            return hold.decision() != null || hold.context() == null
                    ? Stream.empty()
                    : Stream.of(new NoteRow(hold.owner().value(), hold.no(), null, hold.context()));
        }
    }
}
