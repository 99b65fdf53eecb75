package io.diana.vip;

import io.diana.users.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * A grant that another module asked for will not be given: whoever took something for it gives that back.
 *
 * @param reference of the request
 * @param reason stable and in kebab-case: {@code unknown-plan}, {@code plan-inactive}, {@code invalid-duration},
 *     {@code unknown-user}, {@code user-erased}, {@code term-too-long}
 */
public record GrantRefused(UserId userId, String reference, String reason, Instant at) implements DomainEvent {}
