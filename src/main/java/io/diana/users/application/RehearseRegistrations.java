package io.diana.users.application;

import io.diana.users.domain.Admission;
import io.diana.users.domain.Registration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Tells what registrations would come to, by doing and undoing them: nothing else knows it as well. Their events are
 * undone with them.
 */
@Service
public class RehearseRegistrations {

    private final RegisterUsers registerUsers;
    private final TransactionalOperator transaction;

    RehearseRegistrations(RegisterUsers registerUsers, ReactiveTransactionManager transactions) {
        this.registerUsers = registerUsers;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /** What {@link RegisterUsers} would answer; afterwards nobody is there who was not there before. */
    public Mono<List<Admission>> of(List<Registration> registrations) {
        return transaction
                .execute(attempt -> {
                    attempt.setRollbackOnly();
                    return registerUsers.from(registrations);
                })
                .single();
    }
}
