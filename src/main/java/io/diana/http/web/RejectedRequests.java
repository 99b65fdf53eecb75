package io.diana.http.web;

import io.diana.http.Problem;
import io.diana.http.RequestIds;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Clock;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a body to what the server itself refuses before there is a request to handle: a malformed request line or
 * header (400), one that is too long (414, 431), a URI that is none (400).
 *
 * <p>Every answer that Diana wrote carries a request id, so one without is the server's own.
 */
@Component
@ChannelHandler.Sharable
class RejectedRequests extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {

    private final JsonMapper json;
    private final Clock clock;

    RejectedRequests(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "diana.rejectedRequests", this));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        var written = message instanceof FullHttpResponse answer && isBareRefusal(answer) ? explain(answer) : message;
        super.write(context, written, promise);
    }

    private static boolean isBareRefusal(FullHttpResponse answer) {
        return answer.status().code() >= HttpStatus.BAD_REQUEST.value()
                && !answer.content().isReadable()
                && !answer.headers().contains(RequestIds.HEADER);
    }

    private FullHttpResponse explain(FullHttpResponse bare) {
        var ids = RequestIds.of(HttpHeaders.EMPTY, clock.instant());
        var body = json.writeValueAsBytes(problem(bare.status().code()).inTrace(ids.traceId()));
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, bare.status(), Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(bare.headers())
                .set(RequestIds.HEADER, ids.requestId())
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        bare.release();
        return answer;
    }

    private static Problem problem(int code) {
        var status = HttpStatus.valueOf(code);
        return Problem.of(status, Problems.code(status), "The request cannot be read as HTTP/1.1, or is too long.");
    }
}
