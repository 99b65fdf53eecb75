package io.diana.database.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.tcp.TcpResources;
import reactor.test.StepVerifier;

class WireTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Wire wire = new Wire(PATIENCE);

    @Test
    void isNotConnectedBeforeItIs() {
        assertThat(wire.isConnected()).isFalse();
        wire.hangUp();
        wire.cut();
        assertThat(wire.isConnected()).isFalse();
    }

    @Test
    void isSilentWhenSomethingWaitsLongerThanItsPatience() {
        var waiting = Mono.from(wire.watched(Mono.never())).subscribe();

        assertThat(wire.isSilent(System.nanoTime())).isFalse();
        assertThat(wire.isSilent(afterPatience())).isTrue();

        waiting.dispose();
        assertThat(wire.isSilent(afterPatience())).isFalse();
    }

    @Test
    void isNotSilentWhileItIsTheReaderWhoWaits() {
        Flux.from(wire.paced(Flux.concat(Flux.just(1, 2), Flux.never())))
                .as(flux -> StepVerifier.create(flux, 2))
                .expectNext(1, 2)
                .then(() -> assertThat(wire.isSilent(afterPatience())).isFalse())
                .thenRequest(1)
                .then(() -> assertThat(wire.isSilent(afterPatience())).isTrue())
                .thenCancel()
                .verify();
    }

    @Test
    void remembersOnceThatSomebodyLeftEarly() {
        Mono.from(wire.watched(Mono.never())).subscribe().dispose();

        assertThat(wire.takeAbandoned()).isTrue();
        assertThat(wire.takeAbandoned()).isFalse();
    }

    @Test
    void runsOnTheLoopsOfAllConnections() {
        var all = TcpResources.get();
        var loops = wire.loops();
        var loop = loops.onClient(true);

        assertThat(loop).isSameAs(all.onClient(true));
        assertThat(loops.onServer(true)).isSameAs(all.onServer(true));
        assertThat(loops.onChannelClass(SocketChannel.class, loop))
                .isEqualTo(all.onChannelClass(SocketChannel.class, loop));
    }

    private static long afterPatience() {
        return System.nanoTime() + PATIENCE.toNanos() + 1;
    }
}
