package io.diana.gamification.domain;

/**
 * A reward as the shop has it for a member.
 *
 * @param reward what is sold
 * @param version of it
 * @param had how many the member has, refunded ones not counted
 */
public record Article(Reward reward, int version, long had) {}
