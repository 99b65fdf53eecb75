package io.diana.gamification;

import io.diana.gamification.application.BookOrder;
import io.diana.gamification.domain.ActionOrder;
import io.diana.gamification.domain.AdjustmentOrder;
import io.diana.gamification.domain.AdjustmentOrder.Author;
import io.diana.gamification.domain.Booking;
import io.diana.gamification.domain.Context;
import io.diana.gamification.domain.PointsOrder;
import io.diana.users.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jmolecules.event.types.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Who the tests are about, and what is known of them: by SQL, so that nothing that is tested stands between. */
public final class Players {

    /** Who adjusts and decides. */
    public static final Author ANA = new Author("operator:ana", null);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime() & 0xFFFFFFFFFFL);

    private final DatabaseClient db;
    private final JsonMapper json;
    private final BookOrder bookOrder;

    Players(DatabaseClient db, JsonMapper json, BookOrder bookOrder) {
        this.db = db;
        this.json = json;
        this.bookOrder = bookOrder;
    }

    /** An id that nobody has. */
    public static UserId newId() {
        return new UserId(IDS.incrementAndGet());
    }

    /** Somebody who is registered, of whom nothing was heard yet. */
    public UserId somebody() {
        return somebodies(1, "UTC").getFirst();
    }

    /** Many who are registered. */
    public List<UserId> somebodies(int count, String timeZone) {
        var first = IDS.getAndAdd(count) + 1;
        db.sql("""
                        WITH m AS (
                            INSERT INTO users.member (id, first_name, language_code, time_zone, created_at, updated_at)
                            SELECT id, 'Ada', 'es', :zone, now(), now() FROM generate_series(:first, :last) id
                            RETURNING id
                        ), p AS (
                            INSERT INTO users.preferences (user_id, updated_at) SELECT id, now() FROM m
                        )
                        INSERT INTO users.activity (user_id) SELECT id FROM m
                        """)
                .bind("zone", timeZone)
                .bind("first", first)
                .bind("last", first + count - 1)
                .then()
                .block(LIMIT);
        return LongStream.range(first, first + count).mapToObj(UserId::new).toList();
    }

    /** Somebody with that many points. */
    public UserId somebodyWith(long balance) {
        var id = somebody();
        var ten = 10; // the welcome bonus
        booked(new AdjustmentOrder(id, balance - ten, "a test", ANA, null));
        return id;
    }

    /** That somebody did something, without context. */
    public static ActionOrder action(UserId id, String type) {
        return action(id, type, (String) null);
    }

    /** That somebody did something, without context but with a key. */
    public static ActionOrder action(UserId id, String type, @Nullable String key) {
        return new ActionOrder(id, type, Context.NONE, "key:bot", key);
    }

    /** That somebody did something of which something is said. */
    public static ActionOrder action(UserId id, String type, Map<String, String> context) {
        var canonical = new TreeMap<>(context)
                .entrySet().stream()
                        .map(it -> "\"%s\":\"%s\"".formatted(it.getKey(), it.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
        return new ActionOrder(id, type, new Context(canonical, context), "key:bot", null);
    }

    /** Asks for something. */
    public Mono<Booking> booking(PointsOrder order) {
        return bookOrder.by(order);
    }

    /** What comes of asking for something. */
    public Booking booked(PointsOrder order) {
        return booking(order).blockOptional(LIMIT).orElseThrow();
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

    /** A number. */
    public long number(String sql) {
        return Long.parseLong(texts("SELECT CAST((%s) AS text)".formatted(sql)).getFirst());
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
