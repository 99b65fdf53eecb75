package io.diana.vip.domain;

/** What came of removing a plan. */
public sealed interface PlanRemoval {

    /** Nothing is left of it. */
    record Removed(String key) implements PlanRemoval {}

    /** It was granted, so it stays, but is granted no more. */
    record Retired(Plan plan) implements PlanRemoval {}

    /** The caller does not say which version is to be removed. */
    record RefusedAsBlind(Plan current) implements PlanRemoval {}

    /** The caller had seen an older version. */
    record RefusedAsStale(Plan current) implements PlanRemoval {}

    /** There is no such plan. */
    record RefusedAsUnknown(String key) implements PlanRemoval {}
}
