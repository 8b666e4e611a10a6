package io.rowcast.sandbox;

import io.javalin.Javalin;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** A running sandbox: some parts behind one loopback port, which does not tell how it was started. */
public final class Sandbox implements AutoCloseable {
    /**
     * So many connections may wait to be taken. A campaign begins with hundreds at once, as Meta's servers bear; of those beyond
     * Java's 50 some would look open and be reset with their request, which leaves its row in doubt.
     */
    private static final int ACCEPT_QUEUE = 1024;

    private final List<Part> parts;
    private final Javalin server;

    private Sandbox(List<Part> parts, Javalin server) {
        this.parts = parts;
        this.server = server;
    }

    /**
     * Starts the parts.
     *
     * @param port 0 for any free one
     */
    public static Sandbox start(int port, Part... parts) {
        List<Part> mounted = List.of(parts);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = 64L << 20;
            config.concurrency.useVirtualThreads = true;
            config.jetty.addConnector((jetty, http) -> {
                ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
                connector.setHost("127.0.0.1");
                connector.setPort(port);
                connector.setAcceptQueueSize(ACCEPT_QUEUE);
                return connector;
            });
            mounted.forEach(part -> part.mount(config.routes));
        });
        return new Sandbox(mounted, server.start());
    }

    /** Where the parts answer, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
        parts.forEach(Part::close);
    }
}
