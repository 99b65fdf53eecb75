package io.diana.database.wire;

import static io.diana.database.wire.WireFixture.BOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.diana.testing.TestDatabase;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import reactor.core.publisher.Flux;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;
import reactor.netty.transport.ClientTransportConfig;

/** A server is as good by its name as by its address: asking for the name is no part of the connection. */
class WireLoopsTests {

    private static TestDatabase database;

    @BeforeAll
    static void connect() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    @Test
    void handOverTheChannelOfTheConnectionAndNotThatOfTheQuestionForItsName() {
        var made = new ArrayList<Channel>();
        var loops = new WireLoops(TcpResources.get(), made::add);
        var group = loops.onClient(true);

        var connection = loops.onChannel(SocketChannel.class, group);
        loops.onChannel(DatagramChannel.class, group);

        assertThat(made).containsExactly(connection);
    }

    @Test
    void lookAlikeToWhoeverKeepsSomethingForThem() {
        var one = new WireLoops(TcpResources.get(), _ -> {});
        var another = new WireLoops(TcpResources.get(), _ -> {});
        var elsewhere = LoopResources.create("elsewhere", 1, true);

        assertThat(one).isEqualTo(another).hasSameHashCodeAs(another);
        assertThat(one).isNotEqualTo(new WireLoops(elsewhere, _ -> {})).isNotEqualTo(TcpResources.get());
        elsewhere.dispose();
    }

    @Test
    void shareOneResolverOfNames() {
        open();
        var resolvers = resolvers();

        open();

        assertThat(resolvers()).isEqualTo(resolvers);
    }

    @Test
    void letThePoolUseAConnectionAgain() {
        var one = new String[] {"spring.r2dbc.pool.initial-size=1", "spring.r2dbc.pool.max-size=1"};
        try (var fixture = WireFixture.on(database, one)) {
            var session = fixture.client().sql("SELECT pg_backend_pid()").mapValue(Integer.class);

            assertThat(Flux.range(0, 20)
                            .concatMap(_ -> session.one())
                            .distinct()
                            .count()
                            .block(BOUND))
                    .isOne();
        }
    }

    private static void open() {
        var watch = new WireWatch(Duration.ofSeconds(5));
        var connections = new WatchedConnectionFactory(database.options(), watch);
        Flux.range(0, 3)
                .concatMap(_ -> Flux.usingWhen(connections.create(), _ -> Flux.empty(), Connection::close))
                .blockLast(BOUND);
        watch.close();
    }

    private static int resolvers() {
        var cache = ReflectionTestUtils.getField(ClientTransportConfig.class, "RESOLVERS_CACHE");
        return ((Map<?, ?>) Objects.requireNonNull(cache)).size();
    }
}
