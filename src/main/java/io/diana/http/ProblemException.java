package io.diana.http;

import org.springframework.http.HttpHeaders;

/**
 * Ends a request with a problem, from code that reads the request and has no outcome to return.
 *
 * <p>A refusal that a rule of the domain decides is a case of an outcome instead. It costs no stack trace.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient HttpHeaders headers;

    /** Ends the request with this problem. */
    public ProblemException(Problem problem) {
        this(problem, HttpHeaders.EMPTY);
    }

    /** Ends the request with this problem and these fields, such as {@code Retry-After}. */
    public ProblemException(Problem problem, HttpHeaders headers) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }

    /** Fields that the answer carries besides. */
    public HttpHeaders headers() {
        return headers;
    }
}
