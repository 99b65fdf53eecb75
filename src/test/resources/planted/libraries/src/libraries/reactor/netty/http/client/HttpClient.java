package reactor.netty.http.client;

public interface HttpClient {}
