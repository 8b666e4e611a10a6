package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.rowcast.platform.work.Drain;

/** Has callers close their connections when the node is about to stop, so that their next requests go to another. */
public final class Goodbye implements Routes {
    private final Drain drain;

    public Goodbye(Drain drain) {
        this.drain = drain;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.after(context -> {
            if (drain.begun()) {
                context.header("Connection", "close");
            }
        });
    }
}
