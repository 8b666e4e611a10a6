package io.rowcast.workbench.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;

/** The demo's clock on the page. */
final class ClockRoutes {
    private final DemoClock clock;
    private final Runnable moved;

    /** @param moved looks for what has come due */
    ClockRoutes(DemoClock clock, Runnable moved) {
        this.clock = clock;
        this.moved = moved;
    }

    private record Shown(String now, long aheadSeconds) {}

    private record Move(long seconds) {}

    void mount(RoutesConfig routes) {
        routes.get("/workbench/clock", this::show);
        routes.post("/workbench/clock", this::move);
    }

    private void show(Context context) {
        Instant now = clock.instant();
        context.json(new Shown(now.toString(), clock.ahead().toSeconds()));
    }

    private void move(Context context) {
        long seconds = context.bodyAsClass(Move.class).seconds();
        if (seconds <= 0 || seconds > DemoClock.MOST.toSeconds()) {
            throw new BadRequestResponse("The clock moves on by 1 to " + DemoClock.MOST.toSeconds()
                    + " seconds at once; it never goes back.");
        }
        clock.moveOn(Duration.ofSeconds(seconds));
        moved.run();
        show(context);
    }
}
