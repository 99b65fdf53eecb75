package io.diana.vip.persistence;

import io.diana.vip.domain.Change;
import io.diana.vip.domain.Grant;
import io.diana.vip.domain.HistoryEntry;
import io.diana.vip.domain.Member;
import io.diana.vip.domain.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes of members as rows of their tables, each named like its columns, for the statement of {@link Keeping}.
 *
 * @param members what is next with each
 * @param grants those that are new
 * @param revocations of those that were taken away
 * @param holdings all that are held
 * @param history what is added to it
 */
record ChangeJson(
        List<MemberRow> members,
        List<GivenRow> grants,
        List<RevokedRow> revocations,
        List<HoldingRow> holdings,
        List<HistoryRow> history) {

    static ChangeJson of(List<Change> changes) {
        var members = changes.stream().map(Change::after).toList();
        return new ChangeJson(
                members.stream().map(MemberRow::of).toList(),
                changes.stream()
                        .flatMap(it -> it.given().stream())
                        .map(GivenRow::of)
                        .toList(),
                changes.stream()
                        .flatMap(it -> it.revoked().stream())
                        .map(RevokedRow::of)
                        .toList(),
                members.stream().flatMap(ChangeJson::holdings).toList(),
                changes.stream()
                        .flatMap(it -> it.history().stream())
                        .map(HistoryRow::of)
                        .toList());
    }

    /** Nobody holds anything who has left. */
    private static java.util.stream.Stream<HoldingRow> holdings(Member member) {
        return member.isErased()
                ? java.util.stream.Stream.empty()
                : member.runs().stream().map(run -> HoldingRow.of(member, run));
    }

    record MemberRow(
            long user_id,
            Instant settled_to,
            @Nullable Instant next_due,
            @Nullable Instant erased_at) {

        static MemberRow of(Member member) {
            return new MemberRow(
                    member.id().value(),
                    member.settledTo(),
                    member.nextDue(),
                    member.isErased() ? member.settledTo() : null);
        }
    }

    record GivenRow(
            UUID id,
            long user_id,
            String plan,
            int plan_version,
            @Nullable String term,
            Map<String, Object> entitlements,
            String source,
            Instant given_at,
            String given_by,
            @Nullable Long given_by_user_id,
            @Nullable String reason,
            @Nullable String reference) {

        static GivenRow of(Grant grant) {
            var cause = grant.cause();
            var term = grant.term();
            var self = cause.by().userId();
            return new GivenRow(
                    grant.id(),
                    grant.userId().value(),
                    grant.plan(),
                    grant.planVersion(),
                    term == null ? null : term.toString(),
                    grant.entitlements(),
                    cause.source().name(),
                    cause.at(),
                    cause.by().label(),
                    self == null ? null : self.value(),
                    cause.reason(),
                    cause.reference());
        }
    }

    record RevokedRow(
            UUID id,
            Instant revoked_at,
            String revoked_by,
            @Nullable Long revoked_by_user_id,
            @Nullable String revoked_reason) {

        static RevokedRow of(Grant grant) {
            var revocation = Objects.requireNonNull(grant.revocation());
            var self = revocation.by().userId();
            return new RevokedRow(
                    grant.id(),
                    revocation.at(),
                    revocation.by().label(),
                    self == null ? null : self.value(),
                    revocation.reason());
        }
    }

    record HoldingRow(
            long user_id,
            String plan,
            Instant since,
            @Nullable Instant until) {

        static HoldingRow of(Member member, Run run) {
            return new HoldingRow(member.id().value(), run.plan(), run.start(), run.end());
        }
    }

    record HistoryRow(
            long user_id,
            Instant at,
            @Nullable String held,
            @Nullable String holds,
            String reason,
            String plan,
            String actor,
            UUID grant_id) {

        static HistoryRow of(HistoryEntry entry) {
            return new HistoryRow(
                    entry.userId().value(),
                    entry.at(),
                    entry.from(),
                    entry.to(),
                    entry.reason().name(),
                    entry.plan(),
                    entry.actor(),
                    entry.grantId());
        }
    }
}
