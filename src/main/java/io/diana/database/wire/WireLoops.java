package io.diana.database.wire;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import java.util.function.Consumer;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;

/**
 * The event loops of all connections, as one of them sees them: whoever is named here gets hold of its channel as soon
 * as that is made.
 *
 * <p>Reactor Netty keeps for ever, by the hash of the loops, a resolver of host names with a socket of its own. So all
 * connections look alike here, and the resolver belongs to none of them: the shared loops have got it before.
 *
 * @param shared what does the work
 * @param made is told of the connection's channel
 */
record WireLoops(LoopResources shared, Consumer<Channel> made) implements LoopResources {

    WireLoops {
        TcpClient.create().runOn(shared);
    }

    @Override
    public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
        var channel = shared.onChannel(type, group);
        if (!DatagramChannel.class.isAssignableFrom(type)) { // by which names are asked for
            made.accept(channel);
        }
        return channel;
    }

    @Override
    public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
        return shared.onChannelClass(type, group);
    }

    @Override
    public EventLoopGroup onClient(boolean preferNative) {
        return shared.onClient(preferNative);
    }

    @Override
    public EventLoopGroup onServer(boolean preferNative) {
        return shared.onServer(preferNative);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireLoops loops && loops.shared.equals(shared);
    }

    @Override
    public int hashCode() {
        return shared.hashCode();
    }
}
