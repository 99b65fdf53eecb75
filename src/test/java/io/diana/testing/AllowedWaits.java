package io.diana.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** What may wait on an event loop, each with its reason; everything else fails the test that met it. */
public class AllowedWaits implements BlockHoundIntegration {

    /**
     * Netty's allocator guards its own lists with a lock that is held for some instructions, never over input or output; so
     * does the executor behind Reactor's timers, which Reactor itself allows for all of them but the repeated one. The driver
     * draws a random number for each log-in by password, from a device that always has one. Jackson finds out once how a type is
     * read; who reads the first two at the same moment waits for that.
     */
    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free")
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "tryAllocate")
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "allocate")
                .allowBlockingCallsInside("reactor.core.scheduler.PeriodicWorkerTask", "dispose")
                .allowBlockingCallsInside("com.ongres.scram.common.ScramFunctions", "nonce")
                .allowBlockingCallsInside(
                        "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
    }
}
