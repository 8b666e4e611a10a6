package io.rowcast.workbench.script;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps the body of the last request, and answers its content type. */
final class EchoServer implements AutoCloseable {
    private final HttpServer server;
    private volatile byte[] received = {};
    private volatile byte @Nullable [] file;

    EchoServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on it answers with a picture. */
    void shows(byte[] picture) {
        file = picture;
    }

    byte[] received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        received = exchange.getRequestBody().readAllBytes();
        byte[] picture = file;
        if (picture != null) {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
            return;
        }
        byte[] type = exchange.getRequestHeaders().getFirst("Content-Type").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, type.length);
        exchange.getResponseBody().write(type);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
