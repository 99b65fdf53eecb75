package io.diana.users.application;

import static io.diana.users.application.Members.ADA;
import static io.diana.users.application.Members.EVA;
import static io.diana.users.application.Members.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.users.domain.Admission.Recognized;
import io.diana.users.domain.Admission.Registered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.AbstractReactiveTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RehearseRegistrationsTests {

    private final MembersInAMap users = new MembersInAMap();
    private final Transactions transactions = new Transactions();
    private final RehearseRegistrations rehearse =
            new RehearseRegistrations(new RegisterUsers(users, new Published(), Members.CLOCK), transactions);

    @Test
    void answersLikeARegistrationAndThenTakesItBack() {
        users.put(Members.active(EVA));

        rehearse.of(List.of(registration(ADA, "Ada"), registration(EVA, "Ada")))
                .as(StepVerifier::create)
                .assertNext(admissions -> assertThat(admissions)
                        .hasExactlyElementsOfTypes(Registered.class, Recognized.class)
                        .last()
                        .isEqualTo(new Recognized(Members.active(EVA))))
                .verifyComplete();

        assertThat(transactions.ends).containsExactly("rolled back");
    }

    /** Transactions of nothing that remember how they ended. */
    private static final class Transactions extends AbstractReactiveTransactionManager {

        private final List<String> ends = new ArrayList<>();

        @Override
        protected Object doGetTransaction(TransactionSynchronizationManager synchronizations) {
            return new Object();
        }

        @Override
        protected Mono<Void> doBegin(
                TransactionSynchronizationManager synchronizations,
                Object transaction,
                TransactionDefinition definition) {
            return Mono.empty();
        }

        @Override
        protected Mono<Void> doCommit(
                TransactionSynchronizationManager synchronizations, GenericReactiveTransaction status) {
            return Mono.fromRunnable(() -> ends.add("committed"));
        }

        @Override
        protected Mono<Void> doRollback(
                TransactionSynchronizationManager synchronizations, GenericReactiveTransaction status) {
            return Mono.fromRunnable(() -> ends.add("rolled back"));
        }
    }
}
