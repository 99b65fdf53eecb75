package io.diana.vip.domain;

/** What came of putting a plan in its place. */
public sealed interface PlanUpdate {

    /** There is a new plan. */
    record Created(Plan plan) implements PlanUpdate {}

    /** There is a new version of the plan. */
    record Replaced(Plan plan) implements PlanUpdate {}

    /** The version in force says that already. */
    record Unchanged(Plan plan) implements PlanUpdate {}

    /** The caller does not say which version is to be replaced. */
    record RefusedAsBlind(Plan current) implements PlanUpdate {}

    /** The caller had seen an older version. */
    record RefusedAsStale(Plan current) implements PlanUpdate {}

    /** The caller wants to replace a plan that there is not. */
    record RefusedAsUnknown(String key) implements PlanUpdate {}
}
