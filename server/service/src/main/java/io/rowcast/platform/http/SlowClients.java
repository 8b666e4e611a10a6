package io.rowcast.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off clients that keep a connection busy with a byte now and then: in the head of a request, in its body, or in reading
 * an answer. Jetty's own idle time-out ends only those that do nothing at all. What passes between two events of a stream is
 * no reading, and is not counted. It also ends bodies that grow beyond what their route takes, and throws away what is left of a
 * body that nobody read: closing on it would reset the connection, and the answer that says why would be lost with it (RFC 9112
 * section 9.6).
 */
final class SlowClients extends Handler.Wrapper implements Connection.Listener {
    /**
     * How slow is too slow.
     *
     * @param patience a head must be there by then; how much longer than its bytes ask a body or an answer may take
     * @param bytesPerSecond of a body or an answer
     */
    record Pace(Duration patience, int bytesPerSecond) {
        /** A phone at the edge of its network is faster. */
        static Pace standard() {
            return new Pace(Duration.ofSeconds(10), 4_096);
        }

        Duration atMost(long bytes) {
            return patience.plusMillis(1_000 * bytes / bytesPerSecond);
        }
    }

    /** Programs that send more than this for nothing are not read to their end. */
    private static final long MOST_OF_ANY_BODY = 2L * BodySize.FILE.bytes();

    private final Pace pace;
    private final Map<Connection, Watch> watches = new ConcurrentHashMap<>();

    SlowClients(Pace pace) {
        this.pace = pace;
    }

    /** Bounds the body of a request that is not read yet. */
    static void bound(HttpServletRequest request, BodySize most) {
        Body body = Request.as(ServletContextRequest.getServletContextRequest(request), Body.class);
        if (body == null) {
            throw new IllegalStateException("the request did not come through here");
        }
        body.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        Watch watch = new Watch(connection);
        watches.put(connection, watch);
        watch.lookLater();
    }

    @Override
    public void onClosed(Connection connection) {
        watches.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Watch watch = watches.get(request.getConnectionMetaData().getConnection());
        if (watch != null) {
            watch.headCame();
            Request.addCompletionListener(request, failure -> watch.answered());
        }
        Body body = new Body(request);
        return super.handle(
                body,
                new Answer(body, response),
                Callback.from(() -> body.throwAwayTheRest(callback), callback::failed));
    }

    private Scheduler scheduler() {
        return getServer().getScheduler();
    }

    /** Whether the head of a connection's next request comes in time. */
    private final class Watch {
        private final Connection connection;
        private boolean underWay;
        private long bytesBefore;
        private boolean begun;

        Watch(Connection connection) {
            this.connection = connection;
        }

        synchronized void headCame() {
            underWay = true;
            begun = false;
        }

        synchronized void answered() {
            underWay = false;
            bytesBefore = connection.getBytesIn();
        }

        void lookLater() {
            scheduler().schedule(this::look, pace.patience().toMillis(), TimeUnit.MILLISECONDS);
        }

        private void look() {
            if (isLate()) {
                connection.getEndPoint().close(new TimeoutException("the head of a request is too slow"));
            } else if (watches.containsKey(connection)) {
                lookLater();
            }
        }

        /** A head that had begun at the last look and has not come since. */
        private synchronized boolean isLate() {
            boolean late = begun;
            begun = !underWay && connection.getBytesIn() > bytesBefore;
            return late && begun;
        }
    }

    private final class Body extends Request.Wrapper {
        private final long began = System.nanoTime();
        private long bytes;
        private @Nullable BodySize most;
        private Content.@Nullable Chunk failure;

        Body(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (failure != null) {
                return failure;
            }
            Content.Chunk chunk = super.read();
            if (chunk != null && !Content.Chunk.isFailure(chunk)) {
                bytes += chunk.remaining();
                if (most != null && bytes > most.bytes()) {
                    chunk.release();
                    failure = Content.Chunk.from(new BodyTooLargeException(most));
                    return failure;
                }
            }
            return chunk;
        }

        @Override
        public void demand(Runnable goOn) {
            if (isTooSlow()) {
                failure = Content.Chunk.from(new BodyTooSlowException());
                goOn.run();
            } else {
                super.demand(goOn);
            }
        }

        private boolean isTooSlow() {
            return System.nanoTime() - began > pace.atMost(bytes).toNanos();
        }

        /** Jetty asks before an answer, and would announce that the connection ends; what is left is thrown away after it. */
        @Override
        public boolean consumeAvailable() {
            return true;
        }

        /** Until it ends, or there is too much of it. Who waits to be told to go on sends none. */
        void throwAwayTheRest(Callback done) {
            boolean more = !getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
            while (more && bytes <= MOST_OF_ANY_BODY) {
                Content.Chunk chunk = getWrapped().read();
                if (chunk == null) {
                    if (!isTooSlow()) {
                        getWrapped().demand(() -> throwAwayTheRest(done));
                        return;
                    }
                    more = false;
                } else {
                    bytes += chunk.remaining();
                    more = !chunk.isLast() && !Content.Chunk.isFailure(chunk);
                    chunk.release();
                }
            }
            done.succeeded();
        }
    }

    private final class Answer extends Response.Wrapper {
        Answer(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            long most = pace.atMost(content == null ? 0 : content.remaining()).toMillis();
            Connection connection = getRequest().getConnectionMetaData().getConnection();
            Scheduler.Task cutOff = scheduler()
                    .schedule(
                            () -> connection.getEndPoint().close(new TimeoutException("an answer is read too slowly")),
                            most,
                            TimeUnit.MILLISECONDS);
            super.write(last, content, Callback.from(cutOff::cancel, callback));
        }
    }
}
