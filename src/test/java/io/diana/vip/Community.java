package io.diana.vip;

import io.diana.users.UserId;
import io.diana.vip.application.GrantMembership;
import io.diana.vip.domain.Grant.Author;
import io.diana.vip.domain.Grant.Source;
import io.diana.vip.domain.GrantOrder;
import io.diana.vip.domain.Granting;
import io.diana.vip.domain.Granting.Granted;
import io.diana.vip.domain.Term;
import io.diana.vip.domain.Window;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Who the tests are about, and what is known of them: by SQL, so that nothing that is tested stands between. */
public final class Community {

    /** Who gives and takes. */
    public static final Author ANA = new Author("operator:ana", null);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime() & 0xFFFFFFFFFFL);

    private final DatabaseClient db;
    private final JsonMapper json;
    private final GrantMembership grantMembership;

    Community(DatabaseClient db, JsonMapper json, GrantMembership grantMembership) {
        this.db = db;
        this.json = json;
        this.grantMembership = grantMembership;
    }

    /** An id that nobody has. */
    public static UserId newId() {
        return new UserId(IDS.incrementAndGet());
    }

    /** Somebody who is registered. */
    public UserId somebody() {
        return somebodies(1).getFirst();
    }

    /** Many who are registered. */
    public List<UserId> somebodies(int count) {
        var first = IDS.getAndAdd(count) + 1;
        db.sql("""
                        WITH m AS (
                            INSERT INTO users.member (id, first_name, language_code, time_zone, created_at, updated_at)
                            SELECT id, 'Ada', 'es', 'UTC', now(), now() FROM generate_series(:first, :last) id
                            RETURNING id
                        ), p AS (
                            INSERT INTO users.preferences (user_id, updated_at) SELECT id, now() FROM m
                        )
                        INSERT INTO users.activity (user_id) SELECT id FROM m
                        """).bind("first", first).bind("last", first + count - 1).then().block(LIMIT);
        return java.util.stream.LongStream.range(first, first + count)
                .mapToObj(UserId::new)
                .toList();
    }

    /** Orders a grant. */
    public Mono<Granting> ordering(UserId id, String plan, @Nullable String term) {
        var order = new GrantOrder(
                id, plan, term == null ? null : Term.parse(term), Source.ADMIN, ANA, "won a contest", null);
        return ordering(order);
    }

    /** Places an order. */
    public Mono<Granting> ordering(GrantOrder order) {
        return grantMembership.by(order);
    }

    /** Orders a grant that is given. */
    public Window granted(UserId id, String plan, String term) {
        return ((Granted) ordering(id, plan, term).blockOptional(LIMIT).orElseThrow()).window();
    }

    /** What was published about somebody, in order. */
    public List<DomainEvent> eventsOf(UserId id) {
        return db.sql("SELECT type, data::text AS data FROM outbox.event WHERE aggregate = :id ORDER BY position")
                .bind("id", id.toString())
                .map(row -> event(String.valueOf(row.get("type", String.class)), row.get("data", String.class)))
                .all()
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private DomainEvent event(String type, @Nullable String data) {
        try {
            return (DomainEvent) json.readValue(data, Class.forName(type));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** What somebody's history says: reason, from and to of each entry, in order. */
    public List<String> historyOf(UserId id) {
        return texts("""
                SELECT concat_ws(' ', reason, coalesce(held, '-'), coalesce(holds, '-')) FROM vip.history
                 WHERE user_id = %s ORDER BY id
                """.formatted(id));
    }

    /** What the users module shows of somebody. */
    public String projectionOf(UserId id) {
        return texts("SELECT concat_ws(' ', vip, vip_until AT TIME ZONE 'UTC') FROM users.member WHERE id = %s"
                        .formatted(id))
                .getFirst();
    }

    /** The first column of what is asked. */
    public List<String> texts(String sql) {
        return db.sql(sql)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    /** Changes something past the application. */
    public void execute(String sql) {
        db.sql(sql).then().block(LIMIT);
    }
}
