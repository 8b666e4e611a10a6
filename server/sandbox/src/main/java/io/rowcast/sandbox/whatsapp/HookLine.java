package io.rowcast.sandbox.whatsapp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that posts signed webhooks, one after the other, and stays open between them. Its owner is one thread.
 * Written on a bare socket, since thousands of posts a second must leave the machine to the business that is tested.
 */
final class HookLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookLine.class);

    /** Meta documents no time-out. */
    private static final int PATIENCE_MS =
            Math.toIntExact(Duration.ofSeconds(10).toMillis());
    /** Servers close idle connections when they like; none does so early. */
    private static final long STALE_NANOS = Duration.ofSeconds(3).toNanos();

    private @Nullable Open open;
    private @Nullable Signature signature;

    /**
     * What the business answered.
     *
     * @param status the HTTP status; 0 for no answer
     * @param problem why there was none; empty when there was
     */
    record Answer(int status, String problem) {}

    private record Open(Callback to, Socket socket, InputStream in, OutputStream out, long lastUse) {}

    Answer post(Callback to, byte[] body) {
        try {
            Open line = connect(to);
            write(line, to, body);
            HookAnswer answer = HookAnswer.read(line.in());
            if (answer.lastOfConnection()) {
                close();
            } else {
                open = new Open(to, line.socket(), line.in(), line.out(), System.nanoTime());
            }
            return new Answer(answer.status(), "");
        } catch (IOException e) {
            close();
            LOG.debug("{} did not answer", to, e);
            return new Answer(0, e.toString());
        }
    }

    private Open connect(Callback to) throws IOException {
        Open present = open;
        if (present != null && present.to().equals(to) && System.nanoTime() - present.lastUse() < STALE_NANOS) {
            return present;
        }
        close();
        Socket socket = dial(to.url());
        Open dialled = new Open(
                to,
                socket,
                new BufferedInputStream(socket.getInputStream(), 1_024),
                new BufferedOutputStream(socket.getOutputStream(), 4_096),
                System.nanoTime());
        open = dialled;
        return dialled;
    }

    private static Socket dial(URI url) throws IOException {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(url.getHost(), port), PATIENCE_MS);
            return secure ? secured(socket, url.getHost(), port) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Meta takes no certificate that does not fit the name (facts section 7). */
    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket secured =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private void write(Open line, Callback to, byte[] body) throws IOException {
        String path = to.url().getRawPath().isEmpty() ? "/" : to.url().getRawPath();
        String query = to.url().getRawQuery() == null ? "" : "?" + to.url().getRawQuery();
        String head = "POST " + path + query + " HTTP/1.1\r\nHost: " + to.url().getRawAuthority()
                + "\r\nUser-Agent: facebookexternalua\r\nContent-Type: application/json\r\nX-Hub-Signature-256: "
                + signature(to).of(body) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        line.out().write(head.getBytes(StandardCharsets.ISO_8859_1));
        line.out().write(body);
        line.out().flush();
    }

    private Signature signature(Callback to) {
        Signature present = signature;
        if (present == null || !present.secret().equals(to.appSecret())) {
            present = new Signature(to.appSecret());
            signature = present;
        }
        return present;
    }

    @Override
    public void close() {
        Open line = open;
        open = null;
        if (line != null) {
            try {
                line.socket().close();
            } catch (IOException e) {
                LOG.debug("A connection to {} did not close", line.to(), e);
            }
        }
    }
}
