package io.netty.handler.codec.http;

public interface HttpMethod {}
