package io.rowcast.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The network between two parties: passes HTTP/1.1 on, request by request, unless a {@link Watch} says what else becomes of
 * one. Where the other side is away, the connection just ends.
 */
final class Gate implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "http2-settings", "expect");

    private final HttpClient onward =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile URI upstream;
    private volatile ServerSocket door;

    private Gate(URI upstream, ServerSocket door) {
        this.upstream = upstream;
        this.door = door;
        this.port = door.getLocalPort();
    }

    static Gate before(URI upstream) {
        Gate gate = new Gate(upstream, listen(0));
        gate.serve(gate.door);
        return gate;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Passes on to another from now on. */
    void leadTo(URI other) {
        upstream = other;
    }

    /** Watches for requests of a kind, and lets the first {@code letPass} of them pass. */
    Watch watch(Watch.Fate fate, int letPass, Predicate<WireRequest> kind) {
        Watch watch = new Watch(fate, letPass, kind);
        watches.add(watch);
        return watch;
    }

    /** Forgets what is held, and passes everything on. */
    void clear() {
        watches.forEach(Watch::drop);
        watches.clear();
    }

    /** Refuses connections, and breaks those that there are. */
    void cut() {
        closeQuietly(door);
        connections.forEach(Gate::reset);
    }

    void mend() {
        door = listen(port);
        serve(door);
    }

    @Override
    public void close() {
        clear();
        cut();
        onward.shutdownNow();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(ServerSocket open) {
        Thread.ofVirtual().name("gate").start(() -> {
            while (!open.isClosed()) {
                accept(open)
                        .ifPresent(socket ->
                                Thread.ofVirtual().name("gate-connection").start(() -> serve(socket)));
            }
        });
    }

    private Optional<Socket> accept(ServerSocket open) {
        try {
            Socket socket = open.accept();
            socket.setTcpNoDelay(true);
            connections.add(socket);
            return Optional.of(socket);
        } catch (IOException doorClosed) {
            return Optional.empty();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean alive = true;
            while (alive) {
                Optional<WireRequest> request = WireRequest.read(in);
                alive = request.isPresent() && pass(request.get(), socket);
            }
        } catch (IOException connectionBroke) {
            // Either side went away, or the gate was cut: the connection ends, as it would without the gate.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    /** Whether the connection lives on. */
    private boolean pass(WireRequest request, Socket socket) throws IOException, InterruptedException {
        Optional<Watch> watch =
                watches.stream().filter(each -> each.meets(request)).findFirst();
        if (watch.isEmpty()) {
            return write(socket, bytes(ask(request)));
        }
        return meet(watch.get(), request, socket);
    }

    private boolean meet(Watch watch, WireRequest request, Socket socket) throws IOException, InterruptedException {
        return switch (watch.fate()) {
            case HOLD_REQUEST -> {
                watch.count();
                yield watch.holds() && write(socket, bytes(ask(request)));
            }
            case HOLD_ANSWER -> {
                byte[] answer = bytes(ask(request));
                watch.count();
                yield watch.holds() && write(socket, answer);
            }
            case RESET_REQUEST -> {
                watch.count();
                reset(socket);
                yield false;
            }
            case RESET_ANSWER -> {
                ask(request);
                watch.count();
                reset(socket);
                yield false;
            }
            case HALF_ANSWER -> {
                byte[] answer = bytes(ask(request));
                watch.count();
                write(socket, Arrays.copyOf(answer, answer.length - 20));
                yield false;
            }
        };
    }

    private HttpResponse<byte[]> ask(WireRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(upstream.resolve(request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                builder.header(name, value);
            }
        });
        return onward.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] bytes(HttpResponse<byte[]> answer) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.statusCode() + " \r\n");
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name) && !name.startsWith(":")) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        head.append("content-length: ").append(answer.body().length).append("\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
        bytes.writeBytes(answer.body());
        return bytes.toByteArray();
    }

    /** The connection lives on then. */
    private static boolean write(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return true;
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closedAlready) {
            // Then there is nothing to break.
        }
    }

    private static void closeQuietly(ServerSocket door) {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
