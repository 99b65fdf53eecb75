package io.diana.gamification.persistence;

/**
 * How boards are read. A row is found through the index of places, whose columns are all named in what is sorted by; equal
 * scores are a range of their own, so that many of them are not read in vain. Only two ranks are looked up: those behind
 * follow from the rows, which have no gap.
 */
final class BoardSql {

    private static final String RANKED = """
            placed AS (
                SELECT side, user_id, score, rank() OVER (ORDER BY score DESC) AS place FROM found
            ), first AS (
                SELECT gamification.rank_of(:board, :period, max(score)) AS rank FROM found
            ), next AS (
                SELECT gamification.rank_of(:board, :period, score) - place AS ahead
                  FROM (SELECT score, place FROM placed WHERE place > 1 ORDER BY place LIMIT 1) p
            )
            SELECT side, user_id, score,
                   CASE place WHEN 1 THEN (SELECT rank FROM first) ELSE place + (SELECT ahead FROM next) END AS rank
              FROM placed
            """;

    static final String BEHIND = """
            WITH found AS MATERIALIZED (
                SELECT 1 AS side, user_id, score
                  FROM ((SELECT user_id, score FROM gamification.standing
                          WHERE board = :board AND period = :period AND listed
                            AND score BETWEEN greatest(:score, 1) AND :score AND user_id > :userId
                          ORDER BY board, period, score DESC, user_id LIMIT :limit)
                        UNION ALL
                        (SELECT user_id, score FROM gamification.standing
                          WHERE board = :board AND period = :period AND listed
                            AND score > 0 AND score < :score
                          ORDER BY board, period, score DESC, user_id LIMIT :limit)) r
                 ORDER BY score DESC, user_id LIMIT :limit
            ),
            """ + RANKED + "ORDER BY score DESC, user_id";

    static final String AROUND = """
            WITH me AS MATERIALIZED (
                SELECT coalesce(max(score), 0) AS score, count(*) AS kept FROM gamification.standing
                 WHERE board = :board AND period = :period AND user_id = :userId
            ), above AS (
                SELECT user_id, score
                  FROM (SELECT s.* FROM me CROSS JOIN LATERAL (
                            SELECT user_id, score FROM gamification.standing
                             WHERE board = :board AND period = :period AND listed
                               AND score BETWEEN greatest(me.score, 1) AND me.score AND user_id < :userId
                             ORDER BY board DESC, period DESC, score, user_id DESC LIMIT :limit) s
                        UNION ALL
                        SELECT s.* FROM me CROSS JOIN LATERAL (
                            SELECT user_id, score FROM gamification.standing
                             WHERE board = :board AND period = :period AND listed
                               AND score > me.score
                             ORDER BY board DESC, period DESC, score, user_id DESC LIMIT :limit) s) r
                 ORDER BY score, user_id DESC LIMIT :limit
            ), below AS (
                SELECT user_id, score
                  FROM (SELECT s.* FROM me CROSS JOIN LATERAL (
                            SELECT user_id, score FROM gamification.standing
                             WHERE board = :board AND period = :period AND listed
                               AND score BETWEEN greatest(me.score, 1) AND me.score AND user_id >= :userId
                             ORDER BY board, period, score DESC, user_id LIMIT :limit) s
                        UNION ALL
                        SELECT s.* FROM me CROSS JOIN LATERAL (
                            SELECT user_id, score FROM gamification.standing
                             WHERE board = :board AND period = :period AND listed
                               AND score > 0 AND score < me.score
                             ORDER BY board, period, score DESC, user_id LIMIT :limit) s) r
                 ORDER BY score DESC, user_id LIMIT :limit
            ), found AS MATERIALIZED (
                SELECT -1 AS side, user_id, score FROM above UNION ALL SELECT 1, user_id, score FROM below
            ),
            """ + RANKED + """
             UNION ALL
            SELECT 0, :userId, score, gamification.rank_of(:board, :period, score) FROM me
             WHERE kept > 0
                OR NOT EXISTS (SELECT FROM gamification.board_period
                                WHERE board = :board AND period = :period AND cut_below IS NOT NULL)
             ORDER BY score DESC, user_id
            """;

    static final String OF =
            "SELECT number, score, rank, members FROM gamification.ranks_of(:userId, :boards, :periods)";

    private BoardSql() {}
}
