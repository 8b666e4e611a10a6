package io.rowcast.platform.http;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.json.JavalinJackson;
import io.javalin.router.Endpoint;
import io.rowcast.platform.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server: every feature's routes behind one port, on virtual threads. */
public final class ApiServer implements AutoCloseable {
    /** How long requests that are under way may take when the server stops; new ones are refused meanwhile. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(20);

    /** So many connections may wait to be taken; of a burst beyond Java's 50, connections that look open would be reset. */
    private static final int ACCEPT_QUEUE = 1024;

    private final Javalin server;

    private ApiServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     * @param limits of requests, by caller and address
     * @param proxies that tell the addresses
     */
    public static ApiServer start(
            int port,
            Authenticator keys,
            Browsers browsers,
            RateLimits limits,
            Proxies proxies,
            RequestMeter meter,
            List<Routes> features) {
        return start(port, keys, browsers, limits, proxies, meter, features, SlowClients.Pace.standard());
    }

    /** @param pace of the slowest clients that are borne with */
    static ApiServer start(
            int port,
            Authenticator keys,
            Browsers browsers,
            RateLimits limits,
            Proxies proxies,
            RequestMeter meter,
            List<Routes> features,
            SlowClients.Pace pace) {
        return new ApiServer(Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    // Routes say themselves how large their bodies may be.
                    config.http.maxRequestSize = BodySize.FILE.bytes();
                    config.http.prefer405over404 = true;
                    config.contextResolver.ip = proxies::client;
                    config.jsonMapper(new JavalinJackson(Json.MAPPER, true));
                    SlowClients slowClients = new SlowClients(pace);
                    config.jetty.addConnector((server, http) -> {
                        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
                        connector.setPort(port);
                        connector.setAcceptQueueSize(ACCEPT_QUEUE);
                        connector.addBean(slowClients, false);
                        return connector;
                    });
                    config.jetty.modifyServer(server -> {
                        server.setHandler(new GracefulHandler(slowClients));
                        server.setStopTimeout(LAST_REQUESTS.toMillis());
                    });
                    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
                    new Problems().mount(config.routes);
                    meter.mount(config.routes);
                    new CallerGate(keys, browsers, limits).mount(config.routes);
                    limits.mount(config.routes);
                    BodySize.mount(config.routes);
                    new ScopeGate().mount(config.routes);
                    new Pages().mount(config.routes);
                    features.forEach(feature -> feature.mount(config.routes));
                })
                .start());
    }

    public int port() {
        return server.port();
    }

    /** Every route as {@code GET /v1/me}. */
    public Set<String> routes() {
        return endpoints()
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The routes behind authentication that do not say which scope they need; there must be none. */
    public Set<String> routesWithoutScope() {
        return endpoints()
                .filter(endpoint -> endpoint.path.startsWith("/v1/"))
                .filter(endpoint -> ScopeGate.needed(endpoint).isEmpty())
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Endpoint> endpoints() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> Set.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.DELETE)
                        .contains(endpoint.method));
    }

    /** Takes no more requests, and lets those that are under way be answered. */
    @Override
    public void close() {
        server.stop();
    }
}
