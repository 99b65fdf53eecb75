package io.diana.gamification.persistence;

import static io.diana.gamification.persistence.DefinitionRow.get;

import io.diana.gamification.application.Shop;
import io.diana.gamification.domain.Article;
import io.diana.gamification.domain.EntryId;
import io.diana.gamification.domain.Redemption;
import io.diana.gamification.domain.Reward;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresShop implements Shop {

    private final DatabaseClient db;
    private final DefinitionRow definitions;
    private final SoldRow sold;

    PostgresShop(DatabaseClient db, DefinitionRow definitions, SoldRow sold) {
        this.db = db;
        this.definitions = definitions;
        this.sold = sold;
    }

    @Override
    public Mono<Article> find(String reward, UserId buyer) {
        return db.sql("""
                        SELECT %s,
                               (SELECT count(*)
                                  FROM gamification.redemption r
                                 WHERE r.user_id = :buyer
                                   AND r.reward = :reward
                                   AND r.refund_no IS NULL) AS had
                          FROM %s
                         WHERE d.kind = 'reward'
                           AND d.key = :reward
                        """.formatted(DefinitionRow.COLUMNS, DefinitionRow.TABLES))
                .bind("buyer", buyer.value())
                .bind("reward", reward)
                .map(this::toArticle)
                .one();
    }

    private Article toArticle(Readable row) {
        var edition = definitions.toEdition(row);
        return new Article((Reward) edition.definition(), edition.version(), get(row, "had", Long.class));
    }

    @Override
    public Mono<Boolean> take(String reward) {
        return db.sql("""
                        WITH taken AS (
                            UPDATE gamification.stock
                               SET remaining = remaining - 1
                             WHERE reward = :reward
                               AND remaining > 0
                            RETURNING remaining
                        )
                        SELECT EXISTS (SELECT FROM taken)
                            OR NOT EXISTS (SELECT FROM gamification.stock WHERE reward = :reward) AS taken
                        """).bind("reward", reward).mapValue(Boolean.class).one();
    }

    @Override
    public Mono<Void> putBack(String reward) {
        return db.sql("UPDATE gamification.stock SET remaining = remaining + 1 WHERE reward = :reward")
                .bind("reward", reward)
                .then();
    }

    @Override
    public Mono<Redemption> sold(EntryId id) {
        return db.sql("""
                        SELECT %s
                          FROM gamification.redemption r
                         WHERE r.user_id = :owner
                           AND r.no = :no
                        """.formatted(SoldRow.COLUMNS))
                .bind("owner", id.owner().value())
                .bind("no", id.no())
                .map(sold::toRedemption)
                .one();
    }
}
