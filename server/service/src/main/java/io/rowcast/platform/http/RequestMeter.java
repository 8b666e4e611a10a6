package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** Counts and times requests by route and status; the path as asked, which may hold a phone number, is not in it. */
public final class RequestMeter implements Routes {
    private static final String STARTED = RequestMeter.class.getName();

    private final MeterRegistry metrics;

    public RequestMeter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.before(context -> context.attribute(STARTED, System.nanoTime()));
        routes.after(this::count);
    }

    private void count(Context context) {
        Long started = context.attribute(STARTED);
        if (started != null) {
            metrics.timer(
                            "rowcast.http.requests",
                            "method",
                            context.method().toString(),
                            "route",
                            route(context),
                            "status",
                            String.valueOf(context.statusCode()))
                    .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    /** The route's own path, with its parameters' names; "none" where no route fits. */
    static String route(Context context) {
        Endpoint handler = context.endpoints().matchedHttpEndpoint();
        return handler == null ? "none" : handler.path;
    }
}
