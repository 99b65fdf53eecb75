package io.diana.gamification.domain;

import io.diana.users.UserId;
import java.util.function.BiFunction;

/**
 * Something was heard of a member.
 *
 * @param owner of whom
 * @param by what becomes of their account by it
 */
public record News(UserId owner, BiFunction<Account, Moment, Change> by) {}
