package library.members.application;

import java.util.function.IntFunction;
import library.http.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

class Worldly {

    private final DatabaseClient db; // breaks: application knows the domain, its ports and Reactor only [Field <library.members.application.Worldly.db>]
    private final TransactionalOperator transaction; // breaks: application knows the domain, its ports and Reactor only [Field <library.members.application.Worldly.transaction>]

    Worldly(DatabaseClient db, TransactionalOperator transaction) { // breaks: application knows the domain, its ports and Reactor only [Constructor <library.members.application.Worldly.<init>]
        this.db = db;
        this.transaction = transaction;
    }

    Object select() {
        return db.sql("SELECT 1"); // breaks: application knows the domain, its ports and Reactor only
    }

    HttpStatus status() { // breaks: application knows the domain, its ports and Reactor only [Method <library.members.application.Worldly.status()> has return type]
        return HttpStatus.GONE; // breaks: application knows the domain, its ports and Reactor only
    }

    IntFunction<Object> reference() {
        return HttpStatus::valueOf; // breaks: application knows the domain, its ports and Reactor only
    }

    Object problem() {
        return new Problem(410, "gone"); // breaks: application knows the domain, its ports and Reactor only
    }
}
