package io.diana.gamification.persistence;

import io.diana.integrity.IntegrityCheck;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The counts that ranks are made of are those of the standings, wherever these are kept whole. */
@Component
class RankCheck implements IntegrityCheck {

    private final DatabaseClient db;

    RankCheck(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public String module() {
        return "gamification";
    }

    @Override
    public String name() {
        return "rank-nodes-count-standings";
    }

    @Override
    public Mono<Long> violations() {
        return db.sql("""
                        WITH scores AS (
                            SELECT board, period, score, count(*) AS members
                              FROM gamification.standing WHERE listed GROUP BY board, period, score
                        ), counted AS (
                            SELECT board, period, level, score >> 6 * level AS slot, sum(members) AS members
                              FROM scores CROSS JOIN generate_series(0, 8) AS level
                             WHERE score >> 6 * level & 63 <> 0
                             GROUP BY board, period, level, slot
                        )
                        SELECT count(*)
                          FROM counted c
                          FULL JOIN (SELECT * FROM gamification.rank_node WHERE members <> 0) n
                               USING (board, period, level, slot)
                          LEFT JOIN gamification.board_period p USING (board, period)
                         WHERE c.members IS DISTINCT FROM n.members AND p.cut_below IS NULL
                        """).mapValue(Long.class).one();
    }
}
