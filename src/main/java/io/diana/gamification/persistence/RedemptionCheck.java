package io.diana.gamification.persistence;

import io.diana.integrity.IntegrityCheck;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Each redemption was paid by an entry of its price. Those that were refunded have one entry of the same amount that says so;
 * the others have none.
 */
@Component
class RedemptionCheck implements IntegrityCheck {

    private final DatabaseClient db;

    RedemptionCheck(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public String module() {
        return "gamification";
    }

    @Override
    public String name() {
        return "redemptions-are-paid";
    }

    @Override
    public Mono<Long> violations() {
        return db.sql("""
                        SELECT count(*)
                          FROM gamification.redemption r
                          JOIN gamification.entry paid USING (user_id, no)
                          LEFT JOIN gamification.entry back
                            ON back.user_id = r.user_id AND back.refers_to = r.no AND back.kind = 'refund'
                         WHERE paid.kind <> 'spending'
                            OR paid.amount <> -r.price
                            OR back.no IS DISTINCT FROM r.refund_no
                            OR back.amount <> r.price
                        """).mapValue(Long.class).one();
    }
}
