package io.rowcast.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.conversation.ConversationEvent.Mark;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * {@code /v1/events}: what is new in the conversations of a workspace, as server-sent events. Each listener's request looks
 * into the one table that all nodes write, once a second; so no node need know of another.
 */
public final class EventRoutes implements Routes {
    /** Each takes a thread and a small query a second. */
    private static final int MOST_LISTENERS = 50;

    private static final Duration LOOK = Duration.ofSeconds(1);

    /**
     * Then the browser calls again by itself, where it left off: with a key that was revoked meanwhile, or after a sign-out, in vain.
     * So nobody hears anything five seconds after that, and no balancer cuts off a connection on which nothing comes.
     */
    private static final int MOST_LOOKS = 4;

    private final EventStore events;
    private final BooleanSupplier stopping;
    private final Semaphore room = new Semaphore(MOST_LISTENERS);

    /** @param stopping whether the service is stopping, and its listeners are to go elsewhere */
    public EventRoutes(EventStore events, BooleanSupplier stopping) {
        this.events = events;
        this.stopping = stopping;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/events", this::listen, Scope.READ);
    }

    private void listen(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        Mark mark = Requests.header(context, "Last-Event-ID")
                .map(text -> Mark.read(text)
                        .orElseThrow(() -> Requests.wrong("Last-Event-ID", "expected the id of an event")))
                .orElseGet(events::end);
        if (!room.tryAcquire()) {
            throw new Problem(
                    ProblemType.TOO_MANY_LISTENERS,
                    "Too many listen at once.",
                    "Ask for the conversations every few seconds instead, or try again in a minute.");
        }
        try {
            context.contentType("text/event-stream")
                    .header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no");
            tell(workspace, mark, context.res().getOutputStream());
        } catch (IOException gone) {
            // The listener has left, which is how it ends as a rule.
        } finally {
            room.release();
        }
    }

    private void tell(WorkspaceId workspace, Mark from, OutputStream out) throws IOException {
        Mark mark = from;
        // Its place, so that a listener who has heard nothing yet misses nothing between two calls.
        write(out, "id: " + mark + "\nretry: " + LOOK.toMillis() + "\n\n");
        for (int look = 0; look < MOST_LOOKS && !stopping.getAsBoolean(); look++) {
            for (ConversationEvent event : events.after(workspace, mark)) {
                write(out, EventView.text(event));
                mark = event.mark();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
