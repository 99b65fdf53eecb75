package io.diana.vip.domain;

import io.diana.users.UserId;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Source;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants a member to hold a plan.
 *
 * @param plan key of the plan
 * @param term how long; null: as long as the plan says
 * @param by who wants it
 * @param reason why, in words
 * @param reference what this is for, unique over all orders; null: nothing that has a name
 */
public record GrantOrder(
        UserId userId,
        String plan,
        @Nullable Term term,
        Source source,
        Author by,
        String reason,
        @Nullable String reference) {}
