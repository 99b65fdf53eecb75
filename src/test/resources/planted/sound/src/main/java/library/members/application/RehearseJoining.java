package library.members.application;

import library.members.MemberId;
import library.members.domain.Admission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Calls another bean's transaction, and may steer its own by hand. */
@Service
public class RehearseJoining {

    private final JoinLibrary joinLibrary;
    private final TransactionalOperator transaction;

    RehearseJoining(JoinLibrary joinLibrary, TransactionalOperator transaction) {
        this.joinLibrary = joinLibrary;
        this.transaction = transaction;
    }

    public Mono<Admission> as(MemberId id) {
        return transaction
                .execute(attempt -> {
                    attempt.setRollbackOnly();
                    return joinLibrary.as(id);
                })
                .single();
    }
}
