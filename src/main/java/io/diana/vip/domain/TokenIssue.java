package io.diana.vip.domain;

/** What came of an order for tokens. */
public sealed interface TokenIssue {

    /** They are made. */
    record Issued(TokenBatch batch) implements TokenIssue {}

    /** There is no such plan. */
    record RefusedAsUnknownPlan(String plan) implements TokenIssue {}

    /** The plan is not granted any more. */
    record RefusedAsInactivePlan(String plan) implements TokenIssue {}
}
