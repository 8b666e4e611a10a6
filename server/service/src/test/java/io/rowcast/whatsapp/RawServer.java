package io.rowcast.whatsapp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers that no well-behaved server gives: a socket, and a text to throw at whoever asks. */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Function<String, Reply> replies;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requestLines = new CopyOnWriteArrayList<>();

    /** What to do with one request. */
    sealed interface Reply {
        /** An answer with its length, as it should be. */
        record Whole(int status, String contentType, String body) implements Reply {}

        /** The beginning of an answer, then silence. */
        record Half(String body) implements Reply {}

        /** Silence. */
        record Nothing() implements Reply {}

        /** The connection is torn down. */
        record Reset() implements Reply {}
    }

    /** @param replies by the first line of the request */
    RawServer(Function<String, Reply> replies) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.replies = replies;
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    List<String> requestLines() {
        return List.copyOf(requestLines);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            String request = in.readLine();
            while (request != null) {
                requestLines.add(request);
                readRest(in);
                reply(connection, replies.apply(request));
                request = in.readLine();
            }
        } catch (IOException gone) {
            open.remove(connection);
        }
    }

    private static void readRest(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skip(length);
    }

    private static void reply(Socket connection, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Whole whole ->
                write(
                        connection,
                        whole.status(),
                        whole.contentType(),
                        whole.body(),
                        whole.body().length());
            case Reply.Half half ->
                write(
                        connection,
                        200,
                        "application/json",
                        half.body(),
                        half.body().length() + 100);
            case Reply.Nothing ignored -> {}
            case Reply.Reset ignored -> {
                connection.setSoLinger(true, 0);
                connection.close();
            }
        }
    }

    private static void write(Socket connection, int status, String type, String body, int length) throws IOException {
        String answer = "HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\n\r\n" + body;
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
