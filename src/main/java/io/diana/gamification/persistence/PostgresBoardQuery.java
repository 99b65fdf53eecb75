package io.diana.gamification.persistence;

import io.diana.gamification.application.BoardQuery;
import io.diana.gamification.domain.Board;
import io.diana.gamification.domain.BoardPeriod;
import io.diana.gamification.domain.OwnRank;
import io.diana.gamification.domain.Place;
import io.diana.gamification.domain.Position;
import io.diana.gamification.domain.Surroundings;
import io.diana.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One statement for each answer, and so one moment. */
@Repository
class PostgresBoardQuery implements BoardQuery {

    private static final Position ABOVE_ALL = new Position(Long.MAX_VALUE, new UserId(UserId.MAX));

    private final DatabaseClient db;

    PostgresBoardQuery(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<Place>> behind(BoardPeriod period, @Nullable Position position, int limit) {
        return behind(db, period, position, limit)
                .map(PostgresBoardQuery::place)
                .all()
                .collectList();
    }

    static GenericExecuteSpec behind(DatabaseClient db, BoardPeriod period, @Nullable Position position, int limit) {
        var from = position == null ? ABOVE_ALL : position;
        return bind(db.sql(BoardSql.BEHIND), period)
                .bind("score", from.score())
                .bind("userId", from.userId().value())
                .bind("limit", limit);
    }

    @Override
    public Mono<Surroundings> around(BoardPeriod period, UserId member, int limit) {
        return around(db, period, member, limit)
                .map(row -> Map.entry(get(row, "side", Integer.class), place(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .map(sides -> new Surroundings(
                        sides.getOrDefault(-1, List.of()).reversed(),
                        sides.getOrDefault(1, List.of()),
                        sides.getOrDefault(0, List.of()).stream().findFirst().orElse(null)));
    }

    static GenericExecuteSpec around(DatabaseClient db, BoardPeriod period, UserId member, int limit) {
        return bind(db.sql(BoardSql.AROUND), period)
                .bind("userId", member.value())
                .bind("limit", limit);
    }

    @Override
    public Mono<List<OwnRank>> of(UserId member, List<BoardPeriod> periods) {
        return of(db, member, periods).map(row -> ownRank(row, periods)).all().collectList();
    }

    static GenericExecuteSpec of(DatabaseClient db, UserId member, List<BoardPeriod> periods) {
        return db.sql(BoardSql.OF)
                .bind("userId", member.value())
                .bind(
                        "boards",
                        periods.stream().map(period -> number(period.board())).toArray(Short[]::new))
                .bind("periods", periods.stream().map(BoardPeriod::start).toArray(LocalDate[]::new));
    }

    @Override
    public Mono<Long> count(BoardPeriod period) {
        return bind(db.sql("SELECT gamification.rank_of(:board, :period, 0) - 1"), period)
                .mapValue(Long.class)
                .one();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, BoardPeriod period) {
        return statement.bind("board", number(period.board())).bind("period", period.start());
    }

    private static short number(Board board) {
        return (short) board.number();
    }

    private static Place place(Readable row) {
        return new Place(
                get(row, "rank", Long.class),
                new UserId(get(row, "user_id", Long.class)),
                get(row, "score", Long.class));
    }

    private static OwnRank ownRank(Readable row, List<BoardPeriod> periods) {
        return new OwnRank(
                periods.get(get(row, "number", Integer.class) - 1),
                get(row, "rank", Long.class),
                get(row, "score", Long.class),
                get(row, "members", Long.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
