package io.diana.users.web;

import io.diana.http.Problem;
import java.util.ArrayList;
import java.util.List;

/** What an import came to so far. */
final class ImportReport {

    /** How many failures are named; all are counted. */
    static final int MAX_FAILURES = 1_000;

    private final boolean dryRun;
    private final List<Failure> failures = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;
    private long failed;
    private long line;

    ImportReport(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** Counts one row. */
    ImportReport add(ImportedRow row) {
        line = row.line();
        switch (row.outcome()) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case FAILED -> failed++;
        }
        if (row.problem() != null && failures.size() < MAX_FAILURES) {
            failures.add(new Failure(row.line(), row.status(), row.problem()));
        }
        return this;
    }

    /** What it came to, to be shown. */
    Summary summary() {
        return new Summary(dryRun, rows(), created, updated, unchanged, failed, List.copyOf(failures));
    }

    /** Where the last row that was counted begins; 0 before the first. */
    long line() {
        return line;
    }

    /** How many rows have been counted. */
    long rows() {
        return created + updated + unchanged + failed;
    }

    /** The report on the wire. */
    record Summary(
            boolean dryRun,
            long rows,
            long created,
            long updated,
            long unchanged,
            long failed,
            List<Failure> failures) {}

    /** A row that was refused. */
    record Failure(long line, int status, Problem problem) {}
}
