package library.members.web;

import java.util.function.Function;
import library.members.MemberId;
import library.members.application.Archive;
import library.members.application.Members;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

class Shortcuts {

    private Members members; // breaks: web asks use cases and queries, never a repository [Field <library.members.web.Shortcuts.members>]
    private Archive archive; // breaks: web asks use cases and queries, never a repository [Field <library.members.web.Shortcuts.archive>]
    private DatabaseClient db; // breaks: web knows nothing of SQL [Field <library.members.web.Shortcuts.db>]
    private TransactionalOperator transaction; // breaks: web knows nothing of SQL [Field <library.members.web.Shortcuts.transaction>]

    Function<MemberId, Object> reference() {
        return members::lock; // breaks: web asks use cases and queries, never a repository
    }

    Object read() {
        return archive.find(1); // breaks: web asks use cases and queries, never a repository
    }

    Object sql() {
        return db.sql("SELECT 1"); // breaks: web knows nothing of SQL
    }

    Object adapter() {
        return library.members.persistence.OpenSql.NAMES; // breaks: web knows no other adapter
    }
}
