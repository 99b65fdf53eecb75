package io.diana.users.web;

import io.diana.http.Problem;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * The last line of an import that the database did not outlast. Whatever else goes wrong is a defect: it breaks the
 * answer off, so that the caller does not take the part for the whole.
 */
final class ImportAbort {

    private static final Logger log = LoggerFactory.getLogger(ImportAbort.class);

    private ImportAbort() {}

    /** Says up to which line everything is settled; what follows may be written or not, and can be sent again. */
    static Map<String, Problem> at(long line, Throwable error) {
        log.warn("Import given up behind line {}: {}", line, error.toString());
        var problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "The import was given up behind line %d. Send it again: what was kept is unchanged then."
                        .formatted(line));
        return Map.of("aborted", problem.with("line", line));
    }
}
